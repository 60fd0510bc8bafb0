/** The way to book, on the public page of a point whose opening hours are known (start/portal.ts). */
export const bookingPanel = {
  template: 'components/bookings/panel',
  load: async ({ hours }: { hours: object | null }) => (hours ? {} : null),
}
