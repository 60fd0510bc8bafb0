import { runBulkAct } from '#app/workflow/run_bulk_act'

export default async function runBulkActJob({ bulkActId }: { bulkActId: number }) {
  await runBulkAct(bulkActId)
}
