/** What the three doors (server, console, test) share: the root folder and how relative imports resolve from it. */
export const APP_ROOT = new URL('../', import.meta.url)

export const IMPORTER = (filePath: string) =>
  /^\.\.?\//.test(filePath) ? import(new URL(filePath, APP_ROOT).href) : import(filePath)
