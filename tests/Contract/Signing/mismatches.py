#!/usr/bin/env python3
"""Writes mismatches.json: signatures that do not match, made by another program than those that explain them.

Each case: the bytes that were sent, the key, the signature, further keys, and the causes that an explanation names.
Run it beside the file after a change: python3 mismatches.py
"""
import base64, hashlib, hmac, json, pathlib, urllib.parse

KEY = "sk-4f6d2e"
BODY = '{"appointments": [{"appointment": {"id": "a/1", "notes": "Zo\u00eb <b> & \u4f60 \U0001F600 \\"q\\" \\\\ 1+1"}, "n": 1.50, "z": [], "b": {}}]}'
cases = []


def mac(key, body, digest=hashlib.sha256):
    return hmac.new(key, body, digest)


def case(name, causes, sent, signature, key=KEY, others=()):
    cases.append({"name": name, "causes": causes, "body": base64.b64encode(sent).decode(), "key": key, "others": list(others), "signature": signature})


def signed(name, causes, sent, signed_body, key=KEY.encode()):
    case(name, causes, sent, "sha256=" + mac(key, signed_body).hexdigest())


body = BODY.encode()
parsed = json.loads(BODY)
multi = b'{\n  "event_type": "x",\n  "notes": "y"\n}\n'

case("as it should be", [], body, "sha256=" + mac(KEY.encode(), body).hexdigest())
case("upper-case hex is fine", [], body, "sha256=" + mac(KEY.encode(), body).hexdigest().upper())
case("something else", None, body, "sha256=" + mac(b"who knows", b"what").hexdigest())

right = "sha256=" + mac(KEY.encode(), body).hexdigest()
wrong = "sha256=" + mac(b"who knows", b"what").hexdigest()
case("the header's line", [], body, "X-Webhook-Signature: " + right)
case("the header's line, in lower case and without a prefix", ["form.no-prefix"], body, "x-webhook-signature:" + right[7:])
case("the header's line, cut off", ["form.cut-off"], body, "X-Webhook-Signature: " + right[:40])
case("the header's line without a value", ["form.empty"], body, "X-Webhook-Signature: ")
case("no digest at all", ["form.unreadable"], body, "sha256=hello")
case("nothing at all", ["form.empty"], body, "")
case("white space", ["form.empty"], body, " ")
case("quotes alone", ["form.empty"], body, '""')
case("the prefix alone", ["form.empty"], body, "sha256=")
case("a bare word", ["form.unreadable"], body, "hello")
case("the signature of something else, cut off", ["form.unreadable"], body, wrong[:-4])
case("the signature of something else, cut off where base64 would have its length", ["form.unreadable"], body, wrong[:7 + 43])
case("the signature of something else, cut off where SHA-1 has its length", ["form.length"], body, wrong[:7 + 40])
case("a digit too many", ["form.unreadable"], body, right + "0")
case("letters in place of a digit", ["form.unreadable"], body, right[:-1] + "x")
for length in (5, 8, 7 + 40, 7 + 43, 64, 70):
    case(f"cut off behind {length} characters", ["form.cut-off"], body, right[:length])
case("cut off, in upper case", ["form.cut-off", "form.prefix-case"], body, right[:64].upper())
case("cut off, without its prefix", ["form.cut-off", "form.no-prefix"], body, right[7:60])
case("cut off, with another prefix", ["form.cut-off", "form.other-prefix"], body, "v1=" + right[7:60])
case("cut off, with a line end", ["form.cut-off", "form.white-space"], body, right[:64] + "\n")

signed("a trailing newline was signed", ["body.trailing-newline-lost"], body, body + b"\n")
signed("two trailing newlines were signed", ["body.trailing-newline-lost"], body, body + b"\n\n")
signed("two trailing CRLFs were signed", ["body.trailing-newline-lost"], body, body + b"\r\n\r\n")
signed("two trailing newlines were sent", ["body.trailing-newline-added"], body + b"\n\n", body)
signed("two trailing CRLFs were sent", ["body.trailing-newline-added"], body + b"\r\n\r\n", body)
signed("a trailing newline was sent", ["body.trailing-newline-added"], body + b"\n", body)
signed("a trailing CRLF was sent", ["body.trailing-newline-added"], body + b"\r\n", body)
signed("CRLF became LF", ["body.line-ends-to-crlf"], multi, multi.replace(b"\n", b"\r\n"))
signed("LF became CRLF", ["body.line-ends-to-lf"], multi.replace(b"\n", b"\r\n"), multi)
signed("curl -d dropped the line ends of what was signed", None, multi.replace(b"\n", b""), b"{\n\n" + multi)
signed("sent with the line ends that curl -d had dropped before", ["body.line-ends-dropped"], multi, multi.replace(b"\n", b""))
signed("a byte order mark was signed", ["body.byte-order-mark-lost"], body, b"\xef\xbb\xbf" + body)
signed("a byte order mark was sent", ["body.byte-order-mark-added"], b"\xef\xbb\xbf" + body, body)
for end, ending in (("LF", b"\n"), ("CRLF", b"\r\n")):
    signed(f"a byte order mark and {end} were signed", ["body.byte-order-mark-lost"], body, b"\xef\xbb\xbf" + body + ending)
    signed(f"a byte order mark and {end} were sent", ["body.byte-order-mark-added"], b"\xef\xbb\xbf" + body + ending, body)
signed("white space around it was sent", ["body.white-space-around"], b"  " + body + b"\n\n", body)

signed("JSON.stringify wrote it again", ["body.spacing"], body, json.dumps(parsed, separators=(",", ":"), ensure_ascii=False).replace("1.5}", "1.50}").replace("1.5,", "1.50,").encode())
indented = json.dumps(json.loads(multi), indent=2).encode()
signed("it was indented by two", ["body.spacing"], b'{"event_type":"x","notes":"y"}', indented)
signed("it was indented by four", ["body.spacing"], b'{"event_type":"x","notes":"y"}', json.dumps(json.loads(multi), indent=4).encode())
signed("it was indented by two, with CRLF", ["body.spacing"], b'{"event_type":"x","notes":"y"}', indented.replace(b"\n", b"\r\n"))
signed("Python escaped what is no ASCII", ["body.escapes"], body, json.dumps(parsed).replace("1.5,", "1.50,").encode())
text = '{"notes":"Zo\u00eb / <i> & you\'re 1+1"}'
signed("PHP escaped slashes and what is no ASCII", ["body.escapes"], text.encode(), b'{"notes":"Zo\\u00eb \\/ <i> & you\'re 1+1"}')
signed("Go escaped what HTML knows", ["body.escapes"], text.encode(), '{"notes":"Zo\u00eb / \\u003ci\\u003e \\u0026 you\'re 1+1"}'.encode())
signed(".NET escaped in upper case", ["body.escapes"], text.encode(), b'{"notes":"Zo\\u00EB / \\u003Ci\\u003E \\u0026 you\\u0027re 1\\u002B1"}')
signed("names were sorted", ["body.key-order"], b'{"patient_id":"P","event_type":"x"}', b'{"event_type":"x","patient_id":"P"}')
signed("names were sorted, and spaced", ["body.key-order"], b'{"patient_id":"P","event_type":"x"}', b'{"event_type": "x", "patient_id": "P"}')

signed("it was signed in Latin-1", ["body.charset"], '{"notes":"Zo\u00eb"}'.encode(), '{"notes":"Zo\u00eb"}'.encode("latin-1"))
signed("it was sent in Latin-1", ["body.charset"], '{"notes":"Zo\u00eb"}'.encode("latin-1"), '{"notes":"Zo\u00eb"}'.encode())
signed("it was signed in UTF-16", ["body.charset"], text.encode(), text.encode("utf-16-le"))
signed("it was signed in UTF-16 with a byte order mark", ["body.charset"], text.encode(), b"\xff\xfe" + text.encode("utf-16-le"))
signed("it was signed in UTF-16, big endian", ["body.charset"], text.encode(), text.encode("utf-16-be"))
signed("nothing was signed", ["body.empty"], body, b"")

signed("a space behind each colon", ["body.spacing"], b'{"a": 1, "b": 2}', b'{"a": 1,"b": 2}')
signed("the text of an object", ["body.object-as-text"], body, b"[object Object]")
signed("numbers in their shortest form", ["body.numbers"], b'{"a": 1.50, "b": 1.0}', b'{"a":1.5,"b":1}')


def python_text(name, sent):
    signed(f"Python's text of a dict: {name}", ["body.python-text"], sent.encode(), str(json.loads(sent)).encode())


python_text("a batch", BODY)
python_text("words", '{"a": null, "b": true, "c": false, "d": [], "e": {}, "f": [1, "x"]}')
python_text("quotes", '{"a": "it\'s", "b": "\\"", "c": "\'\\"", "d": "\\\\"}')
python_text("characters", '{"a": "\\u0000\\u001b\\n\\r\\t\\u007f\u0085\u00a0\u00ad\u00e9\u2028\u3000\ue000\ufeff\U0001F600\U000E0001"}')
python_text("numbers", '{"a": [1.50, -0, -0.0, 0.0, 1e5, 1E15, 1e16, 1e23, 123456789012345678, 1.25e-4, 0.00001234, 1e-7, 12345.678e10, 5e-324, 12345678901234567890.0]}')
python_text("a name that is repeated", '{"a": 1, "b": 2, "a": 3}')
signed("JSON.stringify twice", ["body.json-twice"], body, json.dumps(BODY, ensure_ascii=False).encode())
signed("json.dumps twice", ["body.json-twice"], text.encode(), json.dumps(json.dumps(json.loads(text))).encode())
signed("twice, the second time as PHP does", ["body.json-twice"], text.encode(), json.dumps(text).replace("/", "\\/").encode())
signed("twice, and the JSON was sent with spaces", ["body.json-twice"], json.dumps(json.loads(text), indent=2).encode(), json.dumps(text, ensure_ascii=False).encode())
form = '{"notes": "Zo\u00eb ~ (a) *b* c! it\'s 1+1=2 / x_y-z. <i> & \\"q\\""}'
for name, encode in (
    ("urlencode", urllib.parse.quote_plus),
    ("quote", urllib.parse.quote),
    ("quote without a safe slash", lambda value: urllib.parse.quote(value, safe="")),
    ("encodeURIComponent", lambda value: urllib.parse.quote(value, safe="!~*'()")),
    ("URLSearchParams", lambda value: urllib.parse.quote_plus(value, safe="*").replace("~", "%7E")),
    ("PHP's urlencode", lambda value: urllib.parse.quote_plus(value).replace("~", "%7E")),
    ("WebUtility.UrlEncode", lambda value: urllib.parse.quote_plus(value, safe="!*()").replace("~", "%7E")),
):
    signed(f"a form's value by {name}", ["body.form-encoded"], form.encode(), encode(form).encode())
    signed(f"a form by {name}", ["body.form-encoded"], form.encode(), b"payload=" + encode(form).encode())
signed("a form, and the JSON was sent with spaces", ["body.form-encoded"], b'{ "a": 1 }', b"payload=%7B%22a%22%3A1%7D")

signed("numbers as JavaScript writes them", ["body.numbers"], b'{"a": [1.0, 1e5, 1E-7, 1e15, 12345678901234567890, 1e21, 1e22, 0.000001, -0.5e-6, -0.0, 123456789012345678, 5e-324]}',
       b'{"a":[1,100000,1e-7,1000000000000000,12345678901234567000,1e+21,1e+22,0.000001,-5e-7,0,123456789012345680,5e-324]}')
signed("names sorted, and numbers as JavaScript writes them", ["body.key-order"], b'{"b": 1.0, "a": 2}', b'{"a":2,"b":1}')
signed("Windows-1252 was signed, with one question mark for what it does not have", ["body.charset"], '{"notes":"\u20ac \U0001F600"}'.encode(), '{"notes":"\u20ac \U0001F600"}'.encode("cp1252", "replace"))
signed("Windows-1252 was signed", ["body.charset"], '{"notes":"\u20ac \u201cZo\u00eb\u201d"}'.encode(), '{"notes":"\u20ac \u201cZo\u00eb\u201d"}'.encode("cp1252"))
signed("Latin-1 was signed, with a question mark for an emoji", ["body.charset"], '{"notes":"Zo\u00eb \U0001F600"}'.encode(), b'{"notes":"Zo\xeb ?"}')
for missing in ("undefined", "null", "None", "{}"):
    signed(f"the text {missing} was signed", ["body.missing"], body, missing.encode())
for name, sent in (("a batch", body), ("quotes", b'{"a":"it\'s"}\r\n\t\x00\x7f'), ("single quotes alone", b"{'a'}")):
    signed(f"Python's text of bytes: {name}", ["body.python-bytes"], sent, str(sent).encode())
for name, digest in (("hex", hashlib.sha256(body).hexdigest().encode()), ("upper-case hex", hashlib.sha256(body).hexdigest().upper().encode()), ("bytes", hashlib.sha256(body).digest())):
    signed(f"the SHA-256 of the body as {name}", ["body.digest"], body, digest)
entry = b'{ "appointment": {"id": "a/1", "n": 1.50} }'
for before, after in ((b'{"appointments":[', b"]}"), (b'{\n  "appointments" : [ ', b" ]\n}\n")):
    signed(f"the entry alone of {before.decode()!r}", ["body.entry-alone"], before + entry + after, entry)
signed("one of two entries was signed", None, b'{"appointments":[' + entry + b"," + entry + b"]}", entry)
signed("an entry of a batch with another name", None, b'{"appointments":[' + entry + b'],"x":1}', entry)
for before in (b'{"appointments":[', b'{"appointments": ['):
    signed(f"the entry was signed in {before.decode()}", ["body.entry-in-batch"], entry + b"\n", before + entry + b"]}")
numbers = '{"a": [1.50, 1E5, 1.0, -0.0, -0, 12345678901234567890, 1e16, 0.00001, 1e22, 100]}'
signed("numbers as Python writes them", ["body.numbers"], numbers.encode(), json.dumps(json.loads(numbers)).encode())
signed("numbers as Python writes them, without spaces", ["body.numbers"], numbers.encode(), json.dumps(json.loads(numbers), separators=(",", ":")).encode())
signed("numbers as Python writes them, indented", ["body.numbers"], numbers.encode(), json.dumps(json.loads(numbers), indent=2).encode())
numbered = '{"n": 1E5, "b": "Zo\u00eb"}'
signed("numbers and escapes as Python writes them", ["body.escapes"], numbered.encode(), json.dumps(json.loads(numbered)).encode())
signed("numbers as Python writes them, and names sorted", ["body.key-order"], numbered.encode(), json.dumps(json.loads(numbered), sort_keys=True, ensure_ascii=False).encode())
signed("two things: numbers as Python writes them, and the key with a line end", ["body.numbers", "key.white-space"], numbers.encode(), json.dumps(json.loads(numbers)).encode(), KEY.encode() + b"\n")
signed("two things: the entry alone, and the key with a line end", ["body.entry-alone", "key.white-space"], b'{"appointments":[' + entry + b"]}", entry, KEY.encode() + b"\n")
signed("the base64 of the body", ["body.base64"], body, base64.b64encode(body))
for missing in ("undefined", "null", "None", "nil"):
    signed(f"the key was the text {missing}", ["key.missing"], body, body, missing.encode())
case("another key, with its line end", ["key.other"], body, "sha256=" + mac(b"next-key\n", body).hexdigest(), others=["next-key"])
case("another key, given with a line end", ["key.other"], body, "sha256=" + mac(b"next-key", body).hexdigest(), others=["next-key\n"])
secret = bytes(range(24))
for name, key, used, cause in (
    ("base64 behind a prefix", "whsec_" + base64.b64encode(secret).decode(), secret, "key.base64-decoded"),
    ("hex behind two prefixes", "sk_live_" + secret.hex(), secret, "key.hex-decoded"),
):
    case(f"the key was decoded: {name}", [cause], body, "sha256=" + mac(used, body).hexdigest(), key=key)
case("a no-break space around the key", ["key.white-space"], body, "sha256=" + mac(KEY.encode(), body).hexdigest(), key=KEY + "\u00a0")
case("one quote before it", ["form.white-space"], body, '"' + right)
case("two quotes around it", ["form.white-space"], body, "''" + right + "''")
case("the hex of a SHA-1 in base64", ["form.base64-of-hex", "algorithm.hmac-sha1"], body, "sha256=" + base64.b64encode(mac(KEY.encode(), body, hashlib.sha1).hexdigest().encode()).decode())

digest = mac(KEY.encode(), body)
case("base64 in place of hex", ["form.base64"], body, "sha256=" + base64.b64encode(digest.digest()).decode())
case("base64url without padding", ["form.base64"], body, "sha256=" + base64.urlsafe_b64encode(digest.digest()).decode().rstrip("="))
case("base64 of the hex digits", ["form.base64-of-hex"], body, "sha256=" + base64.b64encode(digest.hexdigest().encode()).decode())
case("a version in place of the prefix", ["form.other-prefix"], body, "v1=" + digest.hexdigest())
case("the prefix in upper case", ["form.prefix-case"], body, "SHA256=" + digest.hexdigest())
case("no prefix", ["form.no-prefix"], body, digest.hexdigest())
case("another prefix", ["form.other-prefix"], body, "hmac-sha256:" + digest.hexdigest())
case("white space in it", ["form.white-space"], body, "sha256= " + digest.hexdigest())
case("quotes around it", ["form.white-space"], body, '"sha256=' + digest.hexdigest() + '"')
case("no prefix, and base64", ["form.no-prefix", "form.base64"], body, base64.b64encode(digest.digest()).decode())

for name, key in (("a line end", KEY + "\n"), ("a CRLF", KEY + "\r\n"), ("a space", KEY + " "), ("a space before", " " + KEY), ("quotes", '"' + KEY + '"')):
    signed(f"the key was read with {name}", ["key.white-space"], body, body, key.encode())
signed("the key's file had a byte order mark", ["key.byte-order-mark"], body, body, b"\xef\xbb\xbf" + KEY.encode())
hexkey = "00112233445566778899aabbccddeeff"
case("the key was decoded from hex", ["key.hex-decoded"], body, "sha256=" + mac(bytes.fromhex(hexkey), body).hexdigest(), hexkey)
case("the key was decoded from hex behind its prefix", ["key.hex-decoded"], body, "sha256=" + mac(bytes.fromhex(hexkey), body).hexdigest(), "is_" + hexkey)
case("an escape that is none, and another key", None, b'{"a": "\\x"}', "sha256=" + mac(b"who knows", b"what").hexdigest())
b64key = base64.b64encode(b"a signing key in base64!").decode()
case("the key was decoded from base64", ["key.base64-decoded"], body, "sha256=" + mac(base64.b64decode(b64key), body).hexdigest(), b64key)
signed("the key was encoded in hex", ["key.hex-encoded"], body, body, KEY.encode().hex().encode())
signed("the key was encoded in base64", ["key.base64-encoded"], body, body, base64.b64encode(KEY.encode()))
signed("the key was encoded in UTF-16", ["key.utf-16"], body, body, KEY.encode("utf-16-le"))
signed("the key was in upper case", ["key.upper-case"], body, body, KEY.upper().encode())
signed("there was no key", ["key.empty"], body, body, b"")
case("the next key was used", ["key.other"], body, "sha256=" + mac(b"next-key", body).hexdigest(), others=["last-key", "next-key"])

case("HMAC-SHA1", ["algorithm.hmac-sha1"], body, "sha256=" + mac(KEY.encode(), body, hashlib.sha1).hexdigest())
case("HMAC-SHA512", ["algorithm.hmac-sha512"], body, "sha256=" + mac(KEY.encode(), body, hashlib.sha512).hexdigest())
case("SHA-256 without a key", ["algorithm.sha256-of-body"], body, "sha256=" + hashlib.sha256(body).hexdigest())
case("SHA-256 of key and body", ["algorithm.sha256-of-key-and-body"], body, "sha256=" + hashlib.sha256(KEY.encode() + body).hexdigest())
case("key and body swapped", ["algorithm.swapped"], body, "sha256=" + mac(body, KEY.encode()).hexdigest())

signed("two things: written again, and the key with a line end", ["body.spacing", "key.white-space"], b'{"a":1,"b":2}', b'{"a": 1, "b": 2}', KEY.encode() + b"\n")
case("two things: written again, and HMAC-SHA1", ["body.spacing", "algorithm.hmac-sha1"], b'{"a":1,"b":2}', "sha256=" + mac(KEY.encode(), b'{"a": 1, "b": 2}', hashlib.sha1).hexdigest())
signed("two things: a form, and the key with a line end", ["body.form-encoded", "key.white-space"], body, b"payload=" + urllib.parse.quote_plus(BODY).encode(), KEY.encode() + b"\n")
signed("two things: encoded twice, and the key in upper case", ["body.json-twice", "key.upper-case"], body, json.dumps(BODY).encode(), KEY.upper().encode())
case("two things: Python's text of a dict, and HMAC-SHA1", ["body.python-text", "algorithm.hmac-sha1"], body, "sha256=" + mac(KEY.encode(), str(parsed).encode(), hashlib.sha1).hexdigest())
signed("two things: a line end, and the key in upper case", ["body.trailing-newline-lost", "key.upper-case"], body, body + b"\n", KEY.upper().encode())

pathlib.Path(__file__).with_name("mismatches.json").write_text(json.dumps(cases, indent=1, ensure_ascii=True) + "\n")
