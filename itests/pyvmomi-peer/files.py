# SPDX-License-Identifier: Apache-2.0
"""Files by HTTP with the standard library alone."""

import http.client


def _call(host, method, path, cookie, body=None):
    connection = http.client.HTTPConnection(host)
    try:
        connection.request(method, path, body, {"Cookie": cookie.split(";")[0]})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def put(host, path, cookie, body):
    return _call(host, "PUT", path, cookie, body)[0]


def get(host, path, cookie):
    return _call(host, "GET", path, cookie)[1]
