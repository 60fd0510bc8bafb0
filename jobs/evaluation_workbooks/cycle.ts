import { writeCycleWorkbook } from '#app/evaluation_workbooks/write_cycle_workbook'

export default function cycle({ orderId }: { orderId: number }) {
  return writeCycleWorkbook(orderId)
}
