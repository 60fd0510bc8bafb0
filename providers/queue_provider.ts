import type { ApplicationService } from '@adonisjs/core/types'
import { QueueService } from '#jobs/queue_service'
import env from '#start/env'

export default class QueueProvider {
  constructor(protected app: ApplicationService) {}

  register() {
    this.app.container.singleton('queue', () => new QueueService())
  }

  async ready() {
    if (this.app.getEnvironment() === 'web' && env.get('QUEUE_INLINE')) {
      const queue = await this.app.container.make('queue')
      await queue.work()
    }
  }

  async shutdown() {
    const queue = await this.app.container.make('queue')
    await queue.close()
  }
}

declare module '@adonisjs/core/types' {
  interface ContainerBindings {
    queue: QueueService
  }
}
