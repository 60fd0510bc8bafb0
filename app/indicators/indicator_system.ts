import { IndicatorSystemSchema } from '#database/schema'

/** 指标体系: what points are evaluated by under one name, in versions. */
export default class IndicatorSystem extends IndicatorSystemSchema {}
