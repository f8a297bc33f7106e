// node sender.js URL KEY SIGNING-KEY: sends a batch and an event by the client that was generated beside it, and prints each answer, a line each.
// All that the client does not do is sign.
import { client } from './client/client.gen';
import { sendAppointmentEvent, syncAppointments } from './client/sdk.gen';
import type { AppointmentEventPayload, SyncAppointmentsPayload } from './client/types.gen';

declare const process: { argv: string[] };

const [, , baseUrl, apiKey, signingKey] = process.argv;

const text = new TextEncoder();

async function sign(body: ArrayBuffer): Promise<string> {
  const key = await crypto.subtle.importKey('raw', text.encode(signingKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, body));
  return 'sha256=' + Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

client.setConfig({
  baseUrl,
  auth: (scheme) => (scheme.name === 'X-API-Key' ? apiKey : undefined),
});
client.interceptors.request.use(async (request) => {
  request.headers.set('X-Webhook-Signature', await sign(await request.clone().arrayBuffer()));
  return request;
});

async function main(): Promise<void> {
  const batch: SyncAppointmentsPayload = {
    appointments: [
      {
        appointment: {
          id: 'apt-generated', status: 'booked', start_time: '03/10/2026 14:30', start_date: '03/10/2026', created_time: '03/01/2026 09:00', type: 'Follow-up',
        },
        patient: { id: 'pat-67890', first_name: 'Jane', last_name: 'Doe', birth_date: '05/15/1990', gender: 'Female' },
        practitioner: { id: 'prov-111', name: 'Dr. John Smith' },
      },
    ],
  };
  const synced = await syncAppointments({ path: { ehr: 'nexus' }, body: batch, headers: { 'X-Request-Id': 'generated-1' } });
  console.log(synced.response?.status, synced.data?.success, synced.data?.message, synced.response?.headers.get('X-Request-Id'));

  const event: AppointmentEventPayload = {
    event_type: 'appointment.scheduled', appointment_id: 'apt-generated', patient_id: 'pat-67890', timestamp: '2026-03-10T14:30:00Z', notes: null,
  };
  const stored = await sendAppointmentEvent({ body: event });
  console.log(stored.response?.status, stored.data?.status, stored.data?.data.appointment_id);

  const refused = await sendAppointmentEvent({ body: { ...event, appointment_id: '' } });
  console.log(refused.response?.status, JSON.stringify(refused.error));
}

void main();
