/** Imported before the server: ends it in good order when the launcher has disappeared without a word. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
