import '@adonisjs/core/types/http'

type ParamValue = string | number | bigint | boolean

export type ScannedRoutes = {
  ALL: {
    'root': { paramsTuple?: []; params?: {} }
  }
  GET: {
    'root': { paramsTuple?: []; params?: {} }
  }
  HEAD: {
    'root': { paramsTuple?: []; params?: {} }
  }
}
declare module '@adonisjs/core/types/http' {
  export interface RoutesList extends ScannedRoutes {}
}