import { test } from '@japa/runner'
import { deviceOf, shortAddress } from '#app/accounts/device'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

test.group('The device of a session', () => {
  test('is recognised by what its browser says')
    .with([
      [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 'chrome', 'windows'],
      [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/131.0.0.0`, 'edge', 'windows'],
      [`Mozilla/5.0 (Windows NT 10.0; WOW64) ${CHROME} QIHU 360SE`, '360', 'windows'],
      ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'firefox', 'linux'],
      [`Mozilla/5.0 (X11; Linux aarch64; UOS) ${CHROME}`, 'chrome', 'uos'],
      [
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
        'safari',
        'mac',
      ],
      [
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.54',
        'wechat',
        'iphone',
      ],
      [
        'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300',
        'huawei',
        'harmony',
      ],
      [`Mozilla/5.0 (Linux; Android 14; V2309A) ${CHROME} MQQBrowser/15.5`, 'qq', 'android'],
      ['curl/8.5.0', 'other', 'other'],
      ['', 'other', 'other'],
    ])
    .run(({ assert }, [agent, browser, system]) => {
      assert.deepEqual(deviceOf(agent), { browser, system })
    })

  test('has an address without its last part', ({ assert }) => {
    const short = ['203.0.113.77', '::ffff:203.0.113.77', '2001:db8:5:1::9', '2001:db8::1', '::1'].map(shortAddress)
    assert.deepEqual(short, ['203.0.113.*', '203.0.113.*', '2001:db8:5:*', '2001:db8:*', '::*'])
  })
})
