import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'gallery': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'gallery': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'gallery': { paramsTuple?: []; params?: {} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}