import { consultationContact } from '#app/activities/consultation_contact'
import { memberContact } from '#app/alliance/member_contact'
import { bookingContact } from '#app/bookings/booking_contact'
import { caseObjectionContact } from '#app/case_decisions/case_objection_contact'
import { registerContacts } from '#app/personal_data/contacts'
import { requestContact } from '#app/personal_data/personal_request_contact'
import { badRatingContact } from '#app/ratings/bad_rating_contact'
import { objectionContact } from '#app/service_points/objection_contact'

/** Ways to reach people that are shown masked. */
registerContacts(bookingContact, consultationContact, badRatingContact)
registerContacts(objectionContact, caseObjectionContact, memberContact, requestContact)
