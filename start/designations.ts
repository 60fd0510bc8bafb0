import { changePanel } from '#app/changes/change_panel'
import { registerDesignationPanels } from '#app/designations/designation_panels'
import { sanctionPanel } from '#app/sanctions/sanction_panels'

/** What the modules above the register show on the page of a designation, in this order. */
registerDesignationPanels(changePanel)
registerDesignationPanels(sanctionPanel)
