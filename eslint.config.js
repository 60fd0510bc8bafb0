import { configApp } from '@adonisjs/eslint-config'

export default configApp(
  {
    ignores: ['.adonisjs/**', 'build/**', 'public/**', 'storage/**', 'tmp/**', 'database/schema.ts'],
  },
  {
    rules: {
      'max-lines': ['warn', { max: 300, skipComments: true, skipBlankLines: true }],
      /** `(await save()).id` says what happens in the order in which it happens. */
      '@unicorn/no-await-expression-member': 'off',
      /** Prettier looks at the files itself, beside this, in a fifth of the time. */
      'prettier/prettier': 'off',
    },
  },
  {
    /** Rows of the database, and what forms carry beside the input, keep their names. */
    files: ['app/audit/chain.ts', 'app/core/**', 'app/notifications/send_mail.ts', 'start/exception_handler.ts'],
    rules: { '@typescript-eslint/naming-convention': 'off' },
  },
  {
    files: ['tests/**'],
    rules: { 'max-lines': 'off' },
  }
)
