import router from '@adonisjs/core/services/router'

router.get('/', ({ response }) => response.send('ok')).as('root')
