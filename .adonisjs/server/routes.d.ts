import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
  }
  GET: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
  }
  HEAD: {
    'gallery': { paramsTuple?: [ParamValue?]; params?: {'page'?: ParamValue} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}