import { defineConfig } from '@adonisjs/core/bodyparser'

const bodyParserConfig = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: {
    convertEmptyStringsToNull: true,
    types: ['application/x-www-form-urlencoded'],
    limit: '1mb',
    /** Longer lists would arrive as objects: 500 ticked rows are one act. */
    queryString: { arrayLimit: 1000 },
  },
  json: {
    convertEmptyStringsToNull: true,
    types: ['application/json', 'application/json; charset=utf-8'],
    limit: '1mb',
  },
  multipart: {
    autoProcess: true,
    convertEmptyStringsToNull: true,
    /** Upload routes read the stream themselves, so that a limit is enforced while the bytes arrive. */
    processManually: ['/attachments'],
    limit: '21mb',
    types: ['multipart/form-data'],
  },
})

export default bodyParserConfig
