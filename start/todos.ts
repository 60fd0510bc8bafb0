import { consultationTodos, correctionTodos } from '#app/activities/activity_todos'
import { productTodos, resultRequestTodos } from '#app/products/product_todos'
import { registerTodos } from '#app/workflow/todos'
import { applicationTodos } from '#app/service_points/application_todos'

/** What can wait for somebody on the first page. */
registerTodos(applicationTodos, consultationTodos, correctionTodos, productTodos, resultRequestTodos)
