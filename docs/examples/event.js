// Sends an appointment event, signed. Needs axios (npm install axios).
const crypto = require('crypto');
const axios = require('axios');

const url = process.env.INSIGHT_URL || 'http://localhost:8080';
const apiKey = process.env.INSIGHT_API_KEY || 'demo-nexus-key';
const signingKey = process.env.INSIGHT_SIGNING_KEY || 'demo-nexus-signing-key';

async function sendAppointmentEvent(eventType, appointmentId, patientId, timestamp, notes = null) {
  // The timestamp is when it happened, not when it is sent: a retry with the same values is the same event.
  // Serialise once, and send the very bytes that were signed: axios would serialise an object again.
  const body = Buffer.from(JSON.stringify({
    event_type: eventType,
    appointment_id: appointmentId,
    patient_id: patientId,
    timestamp,
    notes,
  }), 'utf8');
  const signature = crypto.createHmac('sha256', signingKey).update(body).digest('hex');
  const response = await axios.post(`${url}/webhook/appointment`, body, {
    headers: {
      'Content-Type': 'application/json',
      'X-API-Key': apiKey,
      'X-Webhook-Signature': `sha256=${signature}`,
    },
    validateStatus: () => true,
    timeout: 30000,
  });
  if (response.status !== 201) console.error('not stored:', response.status);
  return response.data;
}

sendAppointmentEvent('appointment.scheduled', 'A12345', 'P8765', new Date().toISOString(), 'Annual physical')
  .then((answer) => console.log(JSON.stringify(answer)));
