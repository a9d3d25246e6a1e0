import sys; sys.path.insert(0,'/tmp/coach/fresh-relating5')
from ed import F
f=F("mind-reading.yaml")
f.ex("mind-reading.seen-through",unless=["i can (see|tell) [that] you are [really|very|so|quite] (upset|worried|proud|tired|pleased|anxious|torn|disappointed)"])
f.save()
