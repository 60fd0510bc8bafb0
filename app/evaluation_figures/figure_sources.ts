import { complaints, misuse, rectifications, reporting } from './conduct_sources.js'
import type { FigureSource } from './figure.js'
import { consultations, paidBasic, products, promotions, sessions, sharedResults } from './ledger_sources.js'
import { allianceDuties, satisfaction, satisfactionOfType, typicalCases } from './outcome_sources.js'
import { register, reported } from './point_sources.js'

/** Where figures come from, by name; texts under `evaluation_figures.sources`. */
export const figureSources = {
  ...{ consultations, paidBasic, sessions, products, promotions, sharedResults },
  ...{ reporting, rectifications, complaints, misuse },
  ...{ satisfaction, satisfactionOfType, typicalCases, allianceDuties },
  ...{ register, reported },
} satisfies Record<string, FigureSource>

export type SourceName = keyof typeof figureSources
