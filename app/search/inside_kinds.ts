import AlliancePolicy from '#app/alliance/alliance_policy'
import AllianceMember from '#app/alliance/alliance_member'
import { memberList } from '#app/alliance/member_list'
import { caseList } from '#app/cases/case_list'
import TypicalCase from '#app/cases/typical_case'
import TypicalCasePolicy from '#app/cases/typical_case_policy'
import Designation from '#app/designations/designation'
import { designationList } from '#app/designations/designation_list'
import DesignationPolicy from '#app/designations/designation_policy'
import Organization from '#app/organizations/organization'
import { registrationList } from '#app/registrations/registration_list'
import RegistrationPolicy from '#app/registrations/registration_policy'
import PointApplication from '#app/service_points/point_application'
import { pointApplicationList } from '#app/service_points/point_application_list'
import PointApplicationPolicy from '#app/service_points/point_application_policy'
import UserPolicy from '#app/accounts/user_policy'
import { userList } from '#app/accounts/user_list'
import User from '#app/users/user'
import { insideKind, type InsideKind } from './inside_kind.js'

/** What those who are signed in find, each by the rights, the scope and the search of its own list. */
export const insideKinds: InsideKind[] = [
  insideKind({
    ...{ key: 'applications', path: '/applications' },
    mayList: (bouncer) => bouncer.with(PointApplicationPolicy).allows('list'),
    seen: (user) =>
      PointApplication.query().withScopes((scopes) => {
        scopes.visibleTo(user)
        scopes.listed()
      }),
    definition: pointApplicationList,
    row: ({ id, orgName, number, districtCode }) => ({
      ...{ title: orgName, number, districtCode },
      href: `/applications/${id}`,
    }),
  }),
  insideKind({
    ...{ key: 'designations', path: '/designations' },
    mayList: (bouncer) => bouncer.with(DesignationPolicy).allows('list'),
    seen: (user) => Designation.query().withScopes((scopes) => scopes.visibleTo(user)),
    definition: (_user, i18n) => designationList(i18n),
    row: ({ id, name, number, districtCode }) => ({ title: name, number, districtCode, href: `/designations/${id}` }),
  }),
  insideKind({
    ...{ key: 'cases', path: '/typical-cases' },
    mayList: (bouncer) => bouncer.with(TypicalCasePolicy).allows('list'),
    seen: (user) => TypicalCase.query().withScopes((scopes) => scopes.visibleTo(user)),
    definition: caseList,
    row: ({ id, title, number, districtCode }) => ({ title, number, districtCode, href: `/typical-cases/${id}` }),
  }),
  insideKind({
    ...{ key: 'members', path: '/alliance-members' },
    mayList: (bouncer) => bouncer.with(AlliancePolicy).allows('list'),
    seen: (user) => AllianceMember.query().withScopes((scopes) => scopes.visibleTo(user)),
    definition: (_user, i18n) => memberList(i18n),
    row: ({ id, name, number, districtCode }) => ({
      title: name,
      number,
      districtCode,
      href: `/alliance-members/${id}`,
    }),
  }),
  insideKind({
    ...{ key: 'organizations', path: '/registrations' },
    mayList: (bouncer) => bouncer.with(RegistrationPolicy).allows('list'),
    seen: (user) => Organization.query().withScopes((scopes) => scopes.visibleTo(user)),
    definition: (_user, i18n) => registrationList(i18n),
    row: ({ id, name, uscc, districtCode }) => ({
      title: name,
      number: uscc,
      districtCode,
      href: `/registrations/${id}`,
    }),
  }),
  insideKind({
    ...{ key: 'people', path: '/users' },
    mayList: (bouncer) => bouncer.with(UserPolicy).allows('administer'),
    seen: () => User.query(),
    definition: (_user, i18n) => userList(i18n),
    row: ({ id, name, email }) => ({ title: name, number: email, href: `/users/${id}/edit` }),
  }),
]
