import { defineConfig } from 'vite'
import adonisjs from '@adonisjs/vite/client'

export default defineConfig({
  plugins: [
    adonisjs({
      entryPoints: [
        ...['resources/css/app.css', 'resources/css/map.css', 'resources/css/questions.css'],
        ...['resources/js/app.js', 'resources/js/public.js', 'resources/js/map.js', 'resources/js/questions.js'],
      ],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  build: { target: 'chrome99', cssTarget: 'chrome99' },
})
