/** b***@people.example: enough to recognise one's own, too little to write to. */
export function maskedAddress(email: string) {
  return email.replace(/^(.).*(@.*)$/, '$1***$2')
}

/** 138****0001: enough to tell two people of one name apart. */
export function maskedNumber(number: string) {
  return number.replace(/^(.{3}).{4}/, '$1****')
}

/** Either of them, as people type how they can be reached. */
export function maskedContact(typed: string) {
  return typed.includes('@') ? maskedAddress(typed) : maskedNumber(typed)
}
