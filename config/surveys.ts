/** Surveys by e-mail. Customary values; those of one wave are changed on its form. */
export default {
  /** What a new wave proposes. */
  defaults: {
    /** Days that it stays open. */
    daysOpen: 35,
    /** Letters a minute. */
    rate: 60,
    officeHoursOnly: true,
    remindersMost: 2,
    /** Days between two letters to the same person. */
    reminderGap: 7,
  },
  /** More than this no mail server of an office takes. */
  mostRate: 6000,
  /** Beijing time, on working days. */
  officeHours: { from: '09:00', until: '17:30' },
  /** A slice of sending ends after so long and promises the next one, so that no job is a long one. Seconds. */
  slice: 20,
  /** Letters that are claimed together, at most; fewer where the rate is low. */
  mostAtATime: 50,
  /** Letters that are under way at the same time: as many as the mailer has connections (config/mail.ts). */
  atTheSameTime: 4,
  /** Seconds after which whoever holds a letter or a wave is taken to be dead; longer than any mail server is waited for. */
  lease: 120,
  /** A mail server that is slow is left alone after so long; what is not handed over is claimed again. Seconds. */
  chunkLasts: 60,
  /** Minutes before a letter is tried again that the recipient's server does not take now. Then it is given up. */
  softWaits: [5, 15, 60, 180, 360, 720],
  /** Seconds before our own mail server is tried again. */
  outageWait: 30,
  /** Minutes that a wave rests at most while letters wait for another try. */
  longestRest: 10,
  /** Minutes without a mail server after which the handler is told. */
  stuckAfter: 15,
  /** Recipients that are counted and not taken are forgotten after so many days. */
  intakeDays: 3,
  /** Minutes that a person needs: said in the letter. */
  minutesToAnswer: 3,
}
