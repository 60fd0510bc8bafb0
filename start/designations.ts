import { registerDesignationPanels } from '#app/designations/designation_panels'
import { renewalPanel } from '#app/service_points/renewal_panel'

/** What the modules above the register show on the page of a designation, in this order. */
registerDesignationPanels(renewalPanel)
