"""The endpoint as a FastAPI user writes it: the same checks as the edge's, then one SQLite transaction a request.

Run by `dotnet run -c Release --project tests/Load -- system`; needs Debian's python3-fastapi and python3-uvicorn, and takes
python3-uvloop and python3-httptools where they are installed, as `uvicorn[standard]` does.
"""
import hashlib
import hmac
import os
import re
import sqlite3
import threading
from datetime import datetime, timezone
from typing import List, Optional

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError, conlist, root_validator, validator

EHR = os.environ["PEER_EHR"]
CLIENT = os.environ["PEER_CLIENT"]
API_KEY_SHA256 = os.environ["PEER_API_KEY_SHA256"]
SIGNING_KEY = os.environ["PEER_SIGNING_KEY"].encode()
DATABASE = os.environ["PEER_DATABASE"]

STATUSES = {
    "proposed", "pending", "booked", "scheduled", "confirmed", "rescheduled", "arrived", "checked-in", "waitlist", "in-progress",
    "fulfilled", "completed", "cancelled", "canceled", "noshow", "no-show", "no_show", "entered-in-error",
}
DATE = re.compile(r"\d{2}/\d{2}/\d{4}")
DATE_TIME = re.compile(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}")


def not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("is required.")
    return value


def date(value: str) -> str:
    if not DATE.fullmatch(value):
        raise ValueError("is invalid. Format: MM/DD/YYYY.")
    datetime.strptime(value, "%m/%d/%Y")
    return value


def date_time(value: str) -> str:
    if not DATE_TIME.fullmatch(value):
        raise ValueError("is invalid. Format: MM/DD/YYYY HH:MM.")
    datetime.strptime(value, "%m/%d/%Y %H:%M")
    return value


class Documented(BaseModel):
    class Config:
        extra = "allow"


class Appointment(Documented):
    id: str
    status: str
    start_time: str
    start_date: str
    type: str
    created_time: str
    duration: Optional[str]
    reason: Optional[str]
    notes: Optional[str]

    _not_blank = validator("id", "type", allow_reuse=True)(not_blank)
    _date = validator("start_date", allow_reuse=True)(date)
    _date_time = validator("start_time", "created_time", allow_reuse=True)(date_time)

    @validator("status")
    def accepted(cls, value: str) -> str:
        if value not in STATUSES:
            raise ValueError("is not an accepted status. See Status Reference.")
        return value


class Person(Documented):
    id: str
    first_name: Optional[str]
    last_name: Optional[str]
    name: Optional[str]

    _not_blank = validator("id", allow_reuse=True)(not_blank)

    @root_validator(skip_on_failure=True)
    def named(cls, values: dict) -> dict:
        if (values.get("name") or "").strip():
            return values
        for part in ("first_name", "last_name"):
            if not (values.get(part) or "").strip():
                raise ValueError(f"{part} is required (or provide 'name').")
        return values


class Patient(Person):
    birth_date: str
    gender: str
    middle_name: Optional[str]
    phone: Optional[str]
    email: Optional[str]

    _gender = validator("gender", allow_reuse=True)(not_blank)
    _birth_date = validator("birth_date", allow_reuse=True)(date)


class Practitioner(Person):
    pass


class Location(Documented):
    name: Optional[str]


class Encounter(Documented):
    id: Optional[str]
    reason: Optional[str]


class Entry(Documented):
    appointment: Appointment
    patient: Patient
    practitioner: Practitioner
    location: Optional[Location]
    encounter: Optional[Encounter]
    department_id: Optional[str]


class Batch(BaseModel):
    appointments: conlist(Entry, min_items=1, max_items=1000)


app = FastAPI()
_local = threading.local()
# Waiting for one's turn costs less than SQLite's busy handler, which sleeps; between the workers it still has to.
_turn = threading.Lock()


def database() -> sqlite3.Connection:
    """A connection a thread: SQLite's may not be shared, and uvicorn's workers are processes of their own."""
    connection = getattr(_local, "connection", None)
    if connection is None:
        connection = _local.connection = sqlite3.connect(DATABASE, timeout=30, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


@app.on_event("startup")
def create_table() -> None:
    database().execute(
        "CREATE TABLE IF NOT EXISTS appointments (ehr TEXT NOT NULL, appointment_id TEXT NOT NULL, client TEXT NOT NULL, "
        "received_at TEXT NOT NULL, updated_at TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (ehr, appointment_id))")


def store(ehr: str, batch: Batch) -> None:
    """One transaction; a commit is on disk before it returns."""
    now = datetime.now(timezone.utc).isoformat()
    rows = [(ehr, entry.appointment.id, CLIENT, now, now, entry.json(exclude_unset=True)) for entry in batch.appointments]
    with _turn:
        connection = database()
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.executemany(
                "INSERT INTO appointments (ehr, appointment_id, client, received_at, updated_at, document) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (ehr, appointment_id) DO UPDATE SET client = excluded.client, updated_at = excluded.updated_at, "
                "document = excluded.document WHERE document <> excluded.document", rows)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


async def authorized(request: Request, x_api_key: Optional[str] = Header(None), x_webhook_signature: Optional[str] = Header(None)) -> bytes:
    """The API key, then the signature over the raw body, which it returns."""
    if not x_api_key:
        raise HTTPException(401, "Missing X-API-Key header")
    if not hmac.compare_digest(hashlib.sha256(x_api_key.encode()).hexdigest(), API_KEY_SHA256):
        raise HTTPException(401, "Invalid X-API-Key header. Verify your API key.")
    if not x_webhook_signature:
        raise HTTPException(401, "Missing X-Webhook-Signature header")
    body = await request.body()
    expected = "sha256=" + hmac.new(SIGNING_KEY, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(x_webhook_signature.lower().encode(), expected.encode()):
        raise HTTPException(401, "Invalid X-Webhook-Signature header.")
    return body


@app.exception_handler(HTTPException)
async def refuse(request: Request, refused: HTTPException) -> JSONResponse:
    return JSONResponse({"error": refused.detail, "success": False}, refused.status_code)


@app.post("/v2/webhooks/{ehr}/sync-appointments")
async def sync_appointments(ehr: str, body: bytes = Depends(authorized)) -> JSONResponse:
    if ehr != EHR:
        raise HTTPException(403, f"API key is not authorized for EHR '{ehr}'. This key is registered for '{EHR}'.")
    try:
        batch = Batch.parse_raw(body)
    except ValidationError as invalid:
        errors = [".".join(str(part) for part in error["loc"]) + " " + error["msg"] for error in invalid.errors()]
        return JSONResponse({"message": "Validation failed.", "errors": errors, "success": False, "code": 400}, 400)
    await run_in_threadpool(store, ehr, batch)
    return JSONResponse({"message": f"{len(batch.appointments)} appointment(s) synced successfully.", "success": True, "code": 200})
