import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.home

router.get('/home', [c.Home, 'show']).as('home').use(middleware.auth())
