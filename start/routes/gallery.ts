import router from '@adonisjs/core/services/router'

router.get('/gallery', ({ view }) => view.render('pages/gallery')).as('gallery')
