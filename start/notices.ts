import type { Notices } from '#app/notifications/notices'

/** The notices of every module, gathered for the announce job. */
export const notices: Notices = {}
