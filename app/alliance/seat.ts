import { AllianceSeatSchema } from '#database/schema'
import { Form } from '#app/core/form'
import { organs, type Organ } from './organs.js'

export type SeatState = 'held' | 'ended'

/** 任职: a post in an organ, from a day to a last one. */
export default class Seat extends AllianceSeatSchema {
  static table = 'alliance_seats'

  declare organ: Organ
  declare state: SeatState
}

export const seatForm = new Form('alliance_seat_form', [
  {
    name: 'seat',
    fields: [
      { kind: 'choice', name: 'organ', options: organs, labels: 'alliance.organs' },
      { kind: 'text', name: 'post', min: 2, max: 60 },
      { kind: 'text', name: 'person', min: 2, max: 60 },
      { kind: 'text', name: 'unit', min: 2, max: 100 },
      { kind: 'date', name: 'fromOn' },
      { kind: 'text', name: 'basis', min: 2, max: 100 },
    ],
  },
])
