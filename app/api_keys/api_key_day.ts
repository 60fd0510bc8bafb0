import { ApiKeyDaySchema } from '#database/schema'

/** How often a key was used on one day: no hours, no addresses, no paths. */
export default class ApiKeyDay extends ApiKeyDaySchema {}
