import { BaseSchema } from '@adonisjs/lucid/schema'

export default class extends BaseSchema {
  async up() {
    /** 京津冀协同伙伴: who works with the alliance from outside the city. */
    this.schema.createTable('alliance_partners', (table) => {
      table.increments('id')
      table.string('name', 100).notNullable()
      /** tianjin, hebei, elsewhere */
      table.string('region', 20).notNullable()
      table.string('fields', 200).notNullable()
      table.string('cooperation', 500).nullable()
      table.string('website', 200).nullable()
      table.string('contact_name', 30).notNullable()
      table.string('contact_email', 190).nullable()
      table.boolean('wants_mail').notNullable()
      table.date('since_on').notNullable()
      /** listed, ended */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state', 'region', 'name'])
    })
    /** 群发: one text to a segment, chosen when it is sent. */
    this.schema.createTable('alliance_mailings', (table) => {
      table.increments('id')
      table.string('subject', 100).notNullable()
      table.text('body').notNullable()
      /** For those who read English; without it they get the Chinese one. */
      table.string('subject_en', 100).nullable()
      table.text('body_en').nullable()
      /** { memberClass, district, state, tag, region } */
      table.json('segment').notNullable()
      table.integer('total').nullable()
      /** draft, sent */
      table.string('state', 20).notNullable()
      table.integer('version').notNullable().defaultTo(0)
      table.dateTime('state_since').notNullable()
      table.integer('created_by_id').unsigned().notNullable().references('users.id')
      table.dateTime('created_at').notNullable()
      table.dateTime('updated_at').notNullable()
      table.index(['state_since', 'id'])
    })
    /** To whom one went; how it fared stands in mail_deliveries, under the key. */
    this.schema.createTable('alliance_mailing_recipients', (table) => {
      table.increments('id')
      table.integer('mailing_id').unsigned().notNullable().references('alliance_mailings.id')
      table.string('name', 100).notNullable()
      table.string('email', 190).notNullable()
      table.string('locale', 10).notNullable()
      table.string('dedupe_key', 120).notNullable().unique()
      table.index(['mailing_id', 'id'])
    })
  }

  async down() {
    for (const name of ['mailing_recipients', 'mailings', 'partners']) this.schema.dropTable(`alliance_${name}`)
  }
}
