import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { VersusError } from '#model/errors.ts'

export interface Serving {
  /** Where it listens: "http://127.0.0.1:3000". */
  readonly url: string
  /** Takes no new connection, and settles when the open ones are closed. */
  close(): Promise<void>
}

export interface Mounted {
  readonly path: string
  readonly listener: RequestListener
}

interface Binding {
  /** Loopback unless somebody decides otherwise: the pages say things about the inside. */
  readonly host?: string
  /** 0 takes any free one. */
  readonly port?: number
  /** What begins with `path` goes there instead: a platform's own kit that wants the raw request. */
  readonly mounted?: Mounted
}

const remedies: Readonly<Record<string, (at: string) => string>> = {
  EADDRINUSE: (at) => `${at} is in use. Stop the other program (a second bot?), or set PORT to another number.`,
  EACCES: (at) => `${at} may not be opened by this user. Set PORT to a number above 1023.`,
  EADDRNOTAVAIL: (at) => `${at} is no address of this machine. Set HOST to 127.0.0.1, or to one that it has.`,
  ENOTFOUND: (at) => `${at} is no address that can be found. Set HOST to 127.0.0.1, or to one that this machine has.`,
}

/** Opens the door for HTTP. Rejects with a VersusError that says what to do when it cannot. */
export function serve(app: Hono, { host = '127.0.0.1', port = 3000, mounted }: Binding = {}): Promise<Serving> {
  const pages = getRequestListener(app.fetch)
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      if (mounted && request.url?.startsWith(mounted.path) === true) mounted.listener(request, response)
      else void pages(request, response)
    })
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const remedy = remedies[cause.code ?? '']
      const message =
        remedy?.(`Port ${port} on ${host}`) ?? `Port ${port} on ${host} cannot be opened. The log has the cause.`
      reject(new VersusError('port-not-open', message, { detail: { host, port, code: cause.code }, cause }))
    })

    server.listen(port, host, () => {
      const bound = server.address()
      resolve({ url: urlOf(host, typeof bound === 'object' && bound ? bound.port : port), close })
    })

    function close(): Promise<void> {
      return new Promise((done) => {
        // Keep-alive connections without a request would hold it open for their whole time, and for longer where somebody
        // asks again on one of them.
        const sweep = setInterval(() => server.closeIdleConnections(), 50)
        server.close(() => {
          clearInterval(sweep)
          done()
        })
        server.closeIdleConnections()
      })
    }
  })
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
