// Never run: what compiles here, and what does not, is what a caller's compiler says of a payload by the types that were generated beside it.
import type { components } from './schema';

type Schemas = components['schemas'];
type Entry = Schemas['SyncAppointmentsEntry'];

const appointment: Entry['appointment'] = {
  id: 'apt-1', status: 'booked', start_time: '03/10/2026 14:30', start_date: '03/10/2026', created_time: '03/01/2026 09:00', type: 'Follow-up',
};
const patient: Entry['patient'] = { id: 'pat-1', first_name: 'Jane', last_name: 'Doe', birth_date: '05/15/1990', gender: 'Female' };
const practitioner: Entry['practitioner'] = { id: 'prov-1', name: 'Dr. John Smith' };
const event: Schemas['AppointmentEventPayload'] = {
  event_type: 'appointment.scheduled', appointment_id: 'apt-1', patient_id: 'pat-1', timestamp: '2026-03-10T14:30:00Z',
};

export const batch: Schemas['SyncAppointmentsPayload'] = { appointments: [{ appointment, patient, practitioner }] };
export const alone: Schemas['SyncAppointmentsPayload'] = { appointment, patient, practitioner };

// What nobody documented is allowed everywhere.
export const more: Schemas['SyncAppointmentsPayload'] = {
  appointments: [{
    appointment: { ...appointment, room: 7 }, patient: { ...patient, insurer: 'none' }, practitioner: { ...practitioner, npi: 1 },
    location: { name: 'Main Clinic', floor: 2 }, encounter: { id: 'enc-1', ward: null }, billing: { code: 'A' },
  }],
  export_id: 'x',
};
export const moreOfAnEvent: Schemas['AppointmentEventPayload'] = { ...event, source: 'ehr' };

// @ts-expect-error: id, birth_date and gender are needed beside the name
export const nameAlone: Entry['patient'] = { name: 'Jane Doe' };
// @ts-expect-error: so they are beside first and last name
export const bothNamesAlone: Entry['patient'] = { first_name: 'Jane', last_name: 'Doe' };
// @ts-expect-error: one name or the other is needed
export const noName: Entry['patient'] = { id: 'pat-1', birth_date: '05/15/1990', gender: 'Female' };
// @ts-expect-error: the practitioner's id is needed
export const noId: Entry['practitioner'] = { name: 'Dr. John Smith' };
// @ts-expect-error: a documented field has its type, whatever else is allowed
export const number: Entry['appointment'] = { ...appointment, duration: 30 };
// @ts-expect-error: the practitioner is needed
export const noPractitioner: Schemas['SyncAppointmentsPayload'] = { appointments: [{ appointment, patient }] };
// @ts-expect-error: the event's patient is needed
export const noPatient: Schemas['AppointmentEventPayload'] = { event_type: 'appointment.scheduled', appointment_id: 'apt-1', timestamp: '2026-03-10T14:30:00Z' };
