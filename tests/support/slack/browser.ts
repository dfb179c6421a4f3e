// A browser that adds the app to a workspace: it follows the link, and keeps the cookie that it was given.

interface Visit {
  readonly state: string
  readonly cookie: string
  readonly link: URL
}

/** Opens the page that begins it. `url` is any address of the app's server. */
export async function visitInstallPage(url: string): Promise<Visit> {
  const response = await fetch(new URL('/slack/install', url))
  const page = await response.text()
  const [, href = ''] = /href="(https:\/\/slack\.com\/oauth[^"]+)"/.exec(page) ?? []
  const link = new URL(href.replaceAll('&amp;', '&'))
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return { state: link.searchParams.get('state') ?? '', cookie, link }
}

/** As Slack sends it back. */
export function comeBack(url: string, code: string, state: string, cookie?: string): Promise<Response> {
  const address = new URL('/slack/oauth_redirect', url)
  address.search = new URLSearchParams({ code, state }).toString()
  return fetch(address, cookie === undefined ? {} : { headers: { cookie } })
}

export async function install(url: string, { code }: { readonly code: string }): Promise<Response> {
  const { state, cookie } = await visitInstallPage(url)
  return comeBack(url, code, state, cookie)
}
