import { expireGrants } from '#app/accounts/role_grant_workflow'

/** Proposed rights that nobody confirmed in time are laid aside; seen again in the morning, after a night without a worker. */
export default async function run() {
  await expireGrants()
}
