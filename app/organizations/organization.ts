import { OrganizationSchema } from '#database/schema'

export default class Organization extends OrganizationSchema {}
