import { recountNetwork } from '#app/designations/network_countings'
import type { ImportKind } from '#app/imports/import_kinds'
import { enterPoint } from './enter_point.js'
import { pointChecker } from './judge_point.js'
import { registerSheet } from './register_columns.js'
import { changedPoints, takeBackPoints } from './take_back_points.js'

/** 网点名录: points that were recognised before this system was there, from the workbook that the office kept. */
export const registerImport: ImportKind = {
  sheet: registerSheet,
  roles: ['bureau_handler'],
  checker: pointChecker,
  run: (trx, { answers }, context) => enterPoint(trx, answers, context),
  changed: changedPoints,
  undo: takeBackPoints,
  settled: recountNetwork,
  path: (id) => `/designations/${id}`,
}
