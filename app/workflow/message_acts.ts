const ACTS = { applicant: 'message_received', official: 'message_sent', internal: 'internal_message_left' }

/** The audit action of a message, by who wrote it to whom. */
export function messageAct(subject: string, way: keyof typeof ACTS) {
  return `${subject}.${ACTS[way]}`
}

/** Messages are read in their thread: timelines and the page for a lost race leave them out. */
export function messageActs(subject: string) {
  return Object.values(ACTS).map((act) => `${subject}.${act}`)
}
