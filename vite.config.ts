import { defineConfig } from 'vite'
import adonisjs from '@adonisjs/vite/client'

/** Two runs of tests beside each other would otherwise want the same port for their news of changed files. */
const hmrPort = Number(process.env.VITE_HMR_PORT)

export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: [
        ...['resources/css/app.css', 'resources/css/map.css', 'resources/css/questions.css'],
        ...[
          'resources/js/app.js',
          'resources/js/public.js',
          'resources/js/map.js',
          'resources/js/questions.js',
          'resources/js/answering.js',
        ],
      ],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  server: hmrPort ? { hmr: { port: hmrPort } } : {},
  build: { target: 'chrome99', cssTarget: 'chrome99' },
})
