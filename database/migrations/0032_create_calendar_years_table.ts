import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** Years whose notice of the State Council an administrator has entered into `calendar_days`. */
    this.schema.createTable('calendar_years', (table) => {
      table.integer('year').primary()
      /** 文号, for example 国办发明电〔2026〕7号. */
      table.string('doc_number', 60).notNullable()
    })
  }

  async down() {
    this.schema.dropTable('calendar_years')
  }
}
