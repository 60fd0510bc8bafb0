import { forgetOldOrders } from '#app/evaluation_workbooks/write_cycle_workbook'

export default function sweep() {
  return forgetOldOrders()
}
