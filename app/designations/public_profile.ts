/**
 * What the public may read of a recognised point: never a person's telephone number (customary rule, and the reason
 * why this list names what is taken instead of what is left out).
 */
export function publicProfile(answers: Record<string, any>) {
  return {
    address: answers.address ?? null,
    longitude: answers.longitude ?? null,
    latitude: answers.latitude ?? null,
    landline: answers.landline ?? null,
    website: answers.website ?? null,
    hours: answers.hours ?? null,
    fields: answers.fields ?? [],
    services: answers.services ?? [],
    industries: answers.industries ?? [],
    parks: answers.parks ?? [],
  }
}

export type PublicProfile = ReturnType<typeof publicProfile>
