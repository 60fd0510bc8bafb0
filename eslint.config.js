import { configApp } from '@adonisjs/eslint-config'

export default configApp({
  ignores: ['.adonisjs/**', 'build/**', 'public/**', 'storage/**', 'tmp/**', 'database/schema.ts'],
}, {
  rules: {
    'max-lines': ['warn', 250],
  },
})
