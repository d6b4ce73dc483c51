filedesc://old.arc 192.0.2.1 19990312100000 text/plain 68
1 0 Example
URL IP-address Archive-date Content-type Archive-length

http://gazette.example/rock story.html 192.0.2.9 19990312101500 text/html 460
HTTP/1.0 200 OK
Content-type: text/html

<html>
<head><title>Lighthouse keeper hands over the key</title></head>
<body>
<h1>Lighthouse keeper hands over the key</h1>
<p><i>By Harriet Sloe</i>
<p>The last keeper of Gannet Rock handed over the key of the tower yesterday, after twenty-six years and, by his own count, nine thousand dusks.
<p>A lamp that lights itself has stood beside the old one since the autumn. It needs a visit twice a year.
</body>
</html>

