// The Customer Integration Guide's JavaScript example: its URL and its two further headers come from the environment, and the
// payload is serialised once, because the bytes that are sent are those that are signed.
const axios = require('axios');
const { createHmac } = require('node:crypto');

async function sendAppointmentEvent(eventType, appointmentId, patientId, notes = null) {
  const url = process.env.INSIGHT_URL;

  const payload = {
    event_type: eventType,
    appointment_id: appointmentId,
    patient_id: patientId,
    timestamp: new Date().toISOString(),
    notes: notes
  };
  const body = JSON.stringify(payload);
  const digest = createHmac('sha256', process.env.INSIGHT_SIGNING_KEY).update(body).digest('hex');

  try {
    const response = await axios.post(url, body, {
      headers: {
        'Content-Type': 'application/json',
        'X-API-Key': process.env.INSIGHT_API_KEY,
        'X-Webhook-Signature': `sha256=${digest}`
      }
    });

    console.log('Event sent successfully!');
    return response.data;
  } catch (error) {
    console.error('Error:', error.response.status);
    console.error(error.response.data);
    return null;
  }
}

// Example usage
sendAppointmentEvent(
  'appointment.scheduled',
  'A12345',
  'P8765',
  'Annual physical'
)
  // Without notes, which are null then
  .then(() => sendAppointmentEvent('appointment.cancelled', 'A12345', 'P8765'));
