import { changePanel } from '#app/changes/change_panel'
import { registerDesignationPanels } from '#app/designations/designation_panels'
import { registerOrganizationPanels } from '#app/organizations/organization_panels'
import { sanctionPanel } from '#app/sanctions/sanction_panels'
import { renewalPanel } from '#app/service_points/renewal_panel'
import { gradesPanel, organizationTitlesPanel, titlesPanel } from '#app/titles/title_panels'

/** What the modules above the register show on the page of a designation, in this order. */
registerDesignationPanels(renewalPanel, changePanel, sanctionPanel, gradesPanel, titlesPanel)

/** And on the page of an institution. */
registerOrganizationPanels(organizationTitlesPanel)
