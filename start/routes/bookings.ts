import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { bookingThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.bookings

/** Who books has no account: the page of one booking is opened by its signed address. */
router.resource('points.bookings', c.PointBookings).only(['create', 'store']).use(['store'], bookingThrottle)
router.resource('my-bookings', c.MyBookings).only(['show', 'destroy'])

router
  .group(() => {
    listRoutes('bookings', [c.Bookings, 'index'])
    router.resource('bookings', c.Bookings).only(['index', 'show'])
    router.resource('bookings.steps', c.BookingSteps).only(['store'])
    router.resource('bookings.records', c.BookingRecords).only(['create', 'store'])
  })
  .use(middleware.auth())
