import adonis from '@adonisjs/prettier-config'

/** A line holds a thought: 120 characters. */
export default { ...adonis, printWidth: 120 }
