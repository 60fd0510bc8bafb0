import { CorrectionItemSchema } from '#database/schema'

/** One field, or the files of one purpose, with what is wrong with it. */
export default class CorrectionItem extends CorrectionItemSchema {}
