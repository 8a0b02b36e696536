/** Spanish, of Spain and of Latin America. */
import type { Lexicon } from '../concepts.ts';

export const SPANISH: Lexicon = {
  language: 'es',
  words: {
    MAILBOX:
      'buzón*, casilla*, cuenta, cuentas, cuenta de correo, cuenta de usuario, bandeja de entrada, buzón de correo, casilla de correo, cuenta de email, cuenta del usuario, cuenta del destinatario, no hay ninguna cuenta, no hay ningún buzón, cuenta bloqueada, cuenta está bloqueada, buzón bloqueado, buzón está bloqueado, no hay espacio en el buzón, espacio insuficiente en el buzón',
    USER: 'usuario*, abonado*, cliente destinatario, persona, empleado*, suscriptor*, nombre de usuario, parte local, ningún usuario, no hay ningún usuario, no hay usuario, no es un usuario, usuario equivocado',
    ADDRESS:
      'dirección, direcciones, dirección de correo electrónico, dirección de correo, dirección de email, direcciones de correo, dirección electrónica, domicilio, alias, dirección especificada, correo electrónico especificado, dirección equivocada, dirección errónea, nueva dirección, utilice la dirección',
    RECIPIENT:
      'destinatario*, destinataria*, dirección del destinatario, dirección de correo electrónico del destinatario, destinatarios o grupos, receptor*, buzón del destinatario, estos destinatarios o grupos, dirección de destino, correo del destinatario, nombre de buzon no permitido, nombre del buzon no permitido',
    GROUP:
      'lista de distribución, listas de distribución, lista de correo, listas de correo, grupo, grupos, grupo de distribución, miembros de la lista, lista de distribucion',
    DOMAIN:
      'dominio del remitente, dominio remitente, dominio emisor, dominio de origen, dominio*, dominio del destinatario, dominio de destino, nombre de dominio, dominio destinatario, dominio destino',
    SERVER:
      'servidor*, servidor de correo, servidor remoto, servidor de destino, sistema*, equipo, máquina*, servidor destino, servidor receptor, servidor del destinatario, pasarela*, servicio, sistema de correo',
    'SEND-AS':
      'en nombre de, como este remitente, usar este remitente, usar esta dirección de remitente, con este remitente',
    SENDER:
      'remitente no verificado, dominio no verificado, dominio no está verificado, remitente*, emisor*, dirección del remitente, dominio del remitente, dominio remitente, dirección de origen, dominio emisor, dirección de envío, dirección del emisor, dirección remitente, dominio de origen, remite',
    CLIENT:
      'su servidor, su ip, su dirección ip, su proveedor, su equipo, servidor emisor, servidor remitente, servidor de origen, servidor de envío, ip de origen, ip emisora, ip del remitente, dirección ip de origen, dirección ip del remitente, su host, su red, su sistema, su servidor de correo, servidor del remitente, ip remitente, ip origen, host de origen, servidor de salida, tu ip, tu servidor',
    IP: 'dirección ip, direcciones ip, rango ip, redes, rango de direcciones, bloque de direcciones, direccion ip',
    OWN: 'su, sus, usted, ustedes, tu, tus, suyos, suyas, suyo, tuyos, de usted',
    CONNECTION:
      'conexión*, sesión*, conexiones simultáneas, conexión smtp, conectar, conexiones concurrentes',
    MESSAGE: 'mensaje*, correo*, carta, cartas, email, correo electrónico, envío, envíos, datos del mensaje',
    CONTENT:
      'contenido*, cuerpo del mensaje, texto del mensaje, cuerpo, texto, palabras, contenido del mensaje',
    HEADER:
      'encabezado*, cabecera*, asunto, encabezamiento*, línea de asunto, campo from, campo de, campo fecha, campo date',
    ATTACHMENT:
      'adjunto*, archivo*, fichero*, archivo adjunto, archivos adjuntos, tipo de archivo, extensión de archivo, datos adjuntos, ejecutable*, extensiones de archivo',
    LINK: 'enlace*, vínculo*, hipervínculo*, liga, página web, sitio web',
    VIRUS:
      'virus*, malicios*, infectad*, troyano*, fraude*, fraudulent*, peligros*, código malicioso, dañino*, suplantación de identidad, estafa*, programa malicioso',
    SPAM: 'no deseado*, correo no deseado, basura, correo basura, publicidad*, publicitari*, no solicitad*, correo masivo, masivo*, envío masivo, envíos masivos, antispam*, indeseado*, no deseada*, propaganda',
    COMPLAINT: 'queja*, denuncia*, reclamacion*, reclamo*, marcado como spam, reportado*',
    SIZE: 'tamaño*, tamano*, peso, bytes, tamaño máximo, longitud, tamaño del mensaje, límite de tamaño',
    RATE: 'por hora, por minuto, por día, por segundo, por conexión, por sesión, frecuencia*, frecuente*, velocidad, ritmo, tasa*, demasiado rápido, diario*, diaria*, simultáne*, en poco tiempo, volumen de envío*, límite de envío*, cuota de envío, cuota de envíos, mensajes por, correos por, a la vez, concurrent*, última hora, caudal, corto tiempo, volumen de correo*',
    LIMIT:
      'límite*, limite*, máximo*, máxima*, umbral*, número, tope, límite de envío*, cantidad, limitación*, cantidad máxima, número máximo, cupo*',
    QUOTA:
      'cuota, cuotas, cuota de disco, cuota de almacenamiento, cuota del buzón, espacio asignado, capacidad del buzón, límite de almacenamiento, cuota de espacio, espacio de almacenamiento, capacidad de almacenamiento, cupo de almacenamiento, almacenamiento del buzón, espacio en el buzón, tamaño del buzón',
    'TOO-MANY':
      'demasiad*, muchos, muchas, más de, excesiv*, exceso*, gran número, gran cantidad, número elevado, inusual*, anormal*, elevado número, repetid*, múltiples, numeros*',
    EXCEED:
      'excedid*, excede*, supera*, sobrepas*, rebas*, alcanzad*, agotad*, ha alcanzado, mayor que, superior a, por encima, sobre el límite, consumid*',
    FULL: 'agotó su espacio, espacio agotado, sin espacio, lleno, llena, llenos, llenas, sin espacio, sobre cuota, cuota excedida, cuota superada, excedida la cuota, saturad*, no tiene espacio, no hay espacio en el buzón, no hay espacio, no dispone de espacio, completo, excede la cuota, espacio insuficiente en el buzón, no tiene espacio suficiente, al límite de su capacidad',
    'TOO-LARGE':
      'demasiado grande*, demasiado larg*, muy grande*, demasiado pesad*, muy pesad*, mayor que el tamaño, supera el tamaño, excede el tamaño, excesivamente grande, demasiado extens*',
    STORAGE:
      'espacio en disco, almacenamiento*, memoria*, espacio, espacio libre, espacio insuficiente, sin espacio en disco, no hay espacio en disco, disco, discos',
    THROTTLE:
      'reduzca*, ralentizad*, limitad* temporalmente, más despacio, disminuya*, moderar, espacie, frenado, reducir la velocidad, estrangulad*',
    BLOCKLIST:
      'lista negra, listas negras, lista de bloqueo, listas de bloqueo, lista de bloqueados, lista de bloqueadas, lista de denegación, lista de exclusión, lista de rechazo',
    LISTED:
      'listad*, figura, incluid*, aparece, registrada en, inscrit*, catalogad*, enlistad*, se encuentra en, está en',
    REPUTATION: 'reputación*, mala reputación',
    'REVERSE-NAME':
      'dns inverso, dns inversa, resolución inversa, registro ptr, registros ptr, registro inverso, inverso, inversa, dns reverso, reverso, resolución dns inversa, resolución reversa, ptr inverso, búsqueda inversa, consulta inversa',
    DYNAMIC: 'dinámic*, residencial*, genéric*',
    DNS: 'resolución dns, resolución de nombre, resolución de nombres, registro dns, registros dns, servidor dns, servidores dns, servidor de nombres, servidores de nombres, registro a, consulta dns, búsqueda dns, error de dns',
    MX: 'registro mx, registros mx, servidor mx, intercambiador de correo, mx nulo, servidores mx',
    RESOLVE: 'resuelve, resuelto, resuelta, resolución, resolverse',
    UNRESOLVED:
      'no resuelve, no se resuelve, no se pudo resolver, no resuelto, no se puede resolver, host desconocido, servidor no encontrado, no pudo resolverse, no ha podido resolver*, imposible resolver, fallo de resolución',
    ROUTE:
      'ruta*, enrutamiento*, encaminamiento*, reenvi*, encaminar, enrutar, destino, redirigid*, redirección*',
    'NO-ROUTE':
      'ningún servidor adecuado, ningún servidor apropiado, sin ruta, no hay ruta, no enrutable*, imposible encaminar, servidor equivocado, servidor incorrecto, error de enrutamiento, no se puede enrutar, error de encaminamiento, mal encaminad*',
    LOOP: 'bucle*, ciclo*, demasiados saltos, bucle de correo, lazo, límite de saltos, número de saltos, circular',
    HOSTNAME:
      'nombre de host, nombre de equipo, nombre del servidor, completamente cualificado, totalmente cualificado, nombre del host, calificado, cualificado, nombre de servidor, nombre de máquina',
    HELO: 'saludo*, nombre helo, comando helo, argumento helo',
    SPF: 'registro spf, verificación spf, política spf, comprobación spf, validación spf',
    DKIM: 'firma dkim, verificación dkim, clave dkim, validación dkim',
    DMARC: 'política dmarc, política de dmarc, verificación dmarc, alineación*, alineamiento*',
    'SENDER-AUTH':
      'autenticación del remitente, autenticación de dominio, autenticación del dominio, autenticación del mensaje, autenticación de correo, autenticación del correo, no autenticado*, comprobaciones de autenticación, comprobación de autenticación, verificación del remitente, autenticidad*, suplantación*, mensaje no autenticado, pruebas de autenticación, controles de autenticación, requisitos de autenticación',
    AUTHENTICATE:
      'no se pudo autenticar, no se ha podido autenticar, no es posible autenticar, imposible autenticar, no fue posible autenticar, no se pudo iniciar sesión, no puede autenticar, no pudo autenticarse, autentic*, autentificar*, autentificac*, iniciar sesión, inicie sesión, inicio de sesión, identificarse, acceso de usuario, identificación*, logearse, smtp autenticado',
    CREDENTIALS:
      'contraseña*, contrasena*, clave de acceso, credencial*, nombre de usuario o contraseña, usuario o contraseña, usuario y contraseña, clave incorrecta, clave o usuario, usuario o clave, clave secreta',
    ENCRYPTION:
      'cifrad*, cifrar, encriptad*, encriptación*, conexión segura, canal seguro, sin cifrar, no cifrad*, texto plano, texto sin formato cifrado, conexiones seguras, negociación tls',
    CERTIFICATE: 'certificado*',
    RELAY:
      'otros dominios, dominios ajenos, dominios externos, dominio externo, no se permite el reenvío, retransmisión*, retransmit*, relé, relevo*, reenvío no permitido, reenvío denegado, acceso de relay, dominio no local, no local, dominio no alojado, no se aloja, dominio no gestionado, no alojado*, no es local, no gestiona este dominio, no atiende este dominio, reenvío no autorizado, alojado en este servidor, alojado aquí, correo para este dominio, mensajes para este dominio, correo para ese dominio, correos para este dominio, reenvio a este, reenvio a dominio*, reenvio hacia, reenvio de correo*',
    GREYLIST: 'lista gris, listas grises, listado gris, en lista gris',
    POLICY:
      'política*, politica*, regla*, administrador*, administrativ*, directiva*, condiciones de uso, directrices, preferencias del destinatario, motivos de seguridad, razones de seguridad, regla de transporte, términos de servicio, norma, normas',
    PERMISSION: 'permiso*, acceso, derecho*, privilegio*, autorización*',
    COUNTRY: 'país, países, geográfic*, región, su país, ubicación*',
    RESTRICTED:
      'solo los suscriptores, sólo los suscriptores, solo suscriptores, solo los suscritos, restringid*, solo miembros, sólo miembros, solo para miembros, solo acepta*, sólo acepta*, uso interno, remitentes autorizados, remitentes internos, remitentes permitidos, lista blanca, ciertos remitentes, determinados remitentes, solo los miembros, sólo los miembros, únicamente los miembros, únicamente miembros, lista cerrada, privad*, dentro de la organización, restricción de remitente*, únicamente acepta*, solo usuarios internos',
    COMMAND: 'comando*, orden, órdenes, instrucción*, comando smtp, mandato',
    SYNTAX:
      'sintaxis*, sintáctic*, mal formad*, malformad*, caracteres no válidos, caracteres inválidos, carácter no válido, error de sintaxis, caracteres ilegales, mal escrit*, error tipográfico',
    SEQUENCE:
      'secuencia*, fuera de orden, orden incorrecto, mala secuencia, fuera de secuencia, antes de rcpt, antes de mail, primero mail, primero helo, prematur*, inesperad*',
    PARAMETER: 'parámetro*, argumento*, extensión smtp, opción, opciones',
    FORMAT:
      'formato*, fin de línea, finales de línea, longitud de línea, línea demasiado larga, líneas demasiado largas, no cumple el rfc, no cumple con rfc, no cumple la rfc, conforme al rfc, caracteres de control, salto de línea, saltos de línea',
    CHARSET:
      'juego de caracteres, conjunto de caracteres, caracteres no ascii, codificación*, acentos, caracteres especiales',
    EXIST:
      'existe, existen, existente*, encontrad*, conocid*, registrad*, encuentra, encontró, reconocid*, encontrar, localizad*, localizar, dado de alta, dada de alta, figura como',
    UNKNOWN:
      'desconocid*, no existe*, inexistente*, no encontrad*, no se encontró, no se encuentra, no se ha encontrado, no encontró, no conocid*, ningún usuario, no hay ningún usuario, no hay usuario, no hay tal, no tal, no registrad*, no reconocid*, no es conocid*, no fue encontrad*, no se pudo encontrar, no es un usuario, no se ha podido encontrar, no se puede encontrar, no pudo encontrarse, no hay ninguna cuenta, no hay ningún buzón, no corresponde a ningún*, dirección equivocada, dirección errónea, no localizad*, no se ha localizado, no está registrad*, nadie con ese nombre, usuario equivocado, no está dad* de alta, no figura, ya no existe',
    VALID: 'correct*, verificad*, legítim*, comprobad*, válido, válida, válidos, válidas, validad*',
    INVALID:
      'inválid*, invalid*, no válid*, no es válid*, incorrect*, erróne*, equivocad*, ilegal*, no verificad*, no es correct*, ambigu*, no valid*, no son válid*, no se pudo verificar, no se puede verificar, mal configurada la dirección, nombre de buzon no permitido, nombre del buzon no permitido',
    AVAILABLE: 'disponible*, accesible*, list* para recibir, operativ*, en línea',
    UNAVAILABLE:
      'no disponible*, no está disponible, no están disponibles, fuera de servicio, en mantenimiento, mantenimiento, indisponible*, fuera de línea, caído, no operativ*, servicio detenido, se está cerrando, no se encuentra disponible, interrupción*',
    ACTIVE: 'activ*, habilitad*, en uso, operativa, vigente*',
    DISABLED:
      'deshabilitad*, desactivad*, suspendid*, suspensión*, inactiv*, cancelad*, cerrad*, eliminad*, borrad*, dado de baja, dada de baja, de baja, congelad*, caducad*, expirada, bloqueada por inactividad, no está activ*, no activ*, no habilitad*, no está habilitad*, ya no está activ*, cuenta bloqueada, cuenta está bloqueada, buzón bloqueado, buzón está bloqueado, inhabilit*, no acepta mensajes, no acepta correo*, no puede recibir*, no recibe, no puede aceptar mensajes, no está aceptando, abandonad*, en desuso, ya no se usa, ya no se utiliza, clausurad*, archivada',
    MOVED:
      'se ha mudado, nueva dirección, ha cambiado, cambió de, ya no trabaja, ya no pertenece, ya no es válid*, ya no está disponible, dejó la empresa, ha dejado la empresa, ya no forma parte, trasladad*, utilice la dirección, ya no está en, dejó de trabajar, ya no labora',
    EXPIRED:
      'dejamos de intentarlo, no se harán más intentos, no se volverá a intentar, no se realizarán más intentos, tiempo de entrega agotado, tiempo máximo de entrega, tiempo máximo en cola, demasiado tiempo en la cola, demasiado tiempo en cola, expirad*, ha caducado, caducó, expiró, se abandona*, me rindo, último intento, todos los intentos, desisto, desistido, tiempo de vida, no se intentará más, no se harán más intentos, se agotaron los intentos, agotado el tiempo de entrega, agotado el plazo de entrega, plazo de entrega, días intentando, durante varios días, no se realizarán más intentos, tras varios intentos, caducidad*, intentos agotados, venció, vencido, no se haran mas intentos, no se realizaran mas intentos, no se intentara mas, sin mas intentos, superado los intentos, superado el numero de intentos, intentos de reenvio, durante <number> dias, en <number> dias',
    ACCEPT: 'acept*, admit*, recib*, procesad*',
    REFUSE:
      'rechaz*, deneg*, no aceptad*, rehusad*, negad*, devuelt*, no acepta, no aceptamos, no admitid*, declin*, descartad*, no admite, no será aceptado, no se acepta, no se aceptan, repudiad*',
    ALLOW: 'permit*, autoriz*, puede enviar, concedid*',
    FORBID:
      'remitente no verificado, dominio no verificado, dominio no está verificado, prohibid*, no permitid*, no autorizad*, no está autorizad*, no está permitid*, no tiene permiso*, no se permite*, no permite*, desautorizad*, sin permiso*, sin autorización, no tiene autorización, no autoriza, no están permitid*, no están autorizad*, vedad*, no puede enviar, no se le permite, no tiene derecho*, permisos insuficientes, carece de permiso*, no es permitid*',
    BLOCK: 'bloque*, vetad*, filtrad*, filtro*, interceptad*, baneado*, baneada',
    REQUIRE:
      'requier*, requerid*, necesari*, necesit*, debe, deben, debería, exige*, exigid*, por favor, se necesita, hace falta, es preciso, imprescindible, primero, preciso, requisito*, obliga*',
    MISSING:
      'al menos un, al menos una, por lo menos un*, falta*, ausente*, ausencia, sin, carece*, vacío*, vacía*, no especificad*, no tiene registro*, no contiene, no tiene, no incluye, no dispone, omitid*, no posee, no presenta, no hay registro*',
    MATCH: 'coincid*, corresponde*, concuerd*, pertenec*, igual a, consistente*',
    MISMATCH:
      'no coincid*, no corresponde*, no concuerd*, falsificad*, falso, falsa, discrep*, difiere*, no se corresponde*, no pertenece*, suplantad*',
    PASS: 'super* la verificación, pasa, pasar, pasó, cumple*, supera la verificación, satisface*, superó la verificación, superar la comprobación, supera las comprobaciones, superó las comprobaciones, superado la verificación',
    FAIL: 'no se pudo autenticar, no se ha podido autenticar, no es posible autenticar, imposible autenticar, no fue posible autenticar, no se pudo iniciar sesión, no puede autenticar, no pudo autenticarse, fracas*, error al, no super*, no pas*, no pudo complet*, no se complet*, no cumple*, sin éxito, no superó la verificación, no ha superado, no ha pasado, no supera la verificación, no satisface, infructuos*, falla, fallas, fallo, fallos, falló, fallado, fallada, fallid*, fallar, fallan',
    DELIVER:
      'entreg*, transmit*, remitid*, distribu*, mandar, despachad*, envio, envios, envia*, envie, envíe, enviou',
    UNDELIVERED:
      'motivo desconocido, razón desconocida, motivos desconocidos, no entregad*, no se pudo entregar, no se ha podido entregar, no pudo ser entregad*, no se puede entregar, no se entregó, entrega fallida, error de entrega, fallo de entrega, fallo en la entrega, error en la entrega, no entregable*, no ha podido ser entregad*, imposible entregar, no fue entregad*, no ha sido entregad*, no puede ser entregad*, falló la entrega, ha fallado la entrega, no ha podido entregarse, no pudo entregarse, error al entregar, no fue posible entregar, la entrega ha fallado, no recibieron, no recibio, no ha recibido, no han recibido, no ha podido enviar*, no se pudo enviar, no se ha podido enviar, no se puede enviar, no ha llegado, no ha podido ser enviado',
    SUPPORT: 'soport*, compatible*, implementad*, ofrec*, entiende',
    UNSUPPORTED:
      'no soportad*, no soporta, no compatible*, no implementad*, comando desconocido, comando no reconocido, orden no reconocida, comando no válido, comando inválido, orden desconocida, no admite este comando, no es compatible, no ofrece, no entendid*, no está soportad*, no está implementad*',
    TRUST: 'confianza, confiable*, de confianza, fiable*',
    SUSPICIOUS:
      'sospech*, abus*, considerad*, detectad*, identificad* como, clasificad*, parece, probable*, ataque*, comprometid*, hackead*, dudos*, calificad* como, marcado como, marcada como, reconocido como, tratad* como, puntuación*, calificación*, proxy abierto, amenaza*',
    QUARANTINE: 'cuarentena*',
    TEMPORARY:
      'temporal*, transitori*, provisional*, momentáne*, en este momento, por el momento, de momento, actualmente, por ahora, pasajer*',
    RETRY:
      'intente de nuevo, inténtelo de nuevo, intente más tarde, inténtelo más tarde, más tarde, reintent*, de nuevo, nuevamente, otra vez, vuelva a intentar*, intentar de nuevo, pruebe más tarde, nuevo intento, vuelva a, vuelve a, se reintentará, próximo intento, mas tarde, intentelo, intente, pruebe, volver a intentar*, posteriormente',
    WAIT: '<number> segundo*, <number> minuto*, <number> hora*, unos minutos, algunos minutos, esperar, espere, un rato, en unos instantes, una hora, pocos minutos',
    TIMEOUT:
      'tiempo de espera agotado, tiempo de espera, tiempo agotado, sin respuesta, no responde*, no respondió, no contesta, no hubo respuesta, no ha respondido, se agotó el tiempo, agotado el tiempo de espera, tiempo excedido, inactividad de la conexión, tiempo de conexión agotado, se agotó el tiempo de espera, no contestó, expiró el tiempo de espera',
    REACH: 'alcanzar, contactar, contactad*, establec*, alcanzable*',
    UNREACHABLE:
      'inalcanzable*, inaccesible*, conexión rechazada, conexión denegada, conexión perdida, conexión cerrada, conexión interrumpida, se perdió la conexión, no se pudo conectar, no se puede conectar, imposible conectar, no se pudo establecer, error de conexión, fallo de conexión, no se pudo contactar, no es accesible, no es alcanzable, conexión rehusada, conexión fallida, error de red, conexión cortada, no se pudo alcanzar, red inalcanzable, servidor inalcanzable, no fue posible conectar*, ha rechazado la conexión, rechazó la conexión, cerró la conexión, conexión finalizada, no se ha podido establecer, no se ha podido conectar, no se ha podido contactar, no fue posible establecer, falló la conexión, conexión reiniciada, fallo de red, fallo en la conexión, sin conexión, no puede conectar*',
    BUSY: 'ocupad*, sobrecarga*, saturado el servidor, servidor saturado, congestion*, carga elevada, recursos insuficientes, carga excesiva, recursos, alta carga, muy cargad*, mucha carga',
    ERROR:
      'error, errores, problema*, fallo técnico, incidencia*, anomalía*, incidente*, avería*, dificultad*',
    INTERNAL:
      'error interno, internos, interno, interna, error local, error del sistema, error del servidor, local, técnic*, base de datos, problema interno, fallo interno, problema técnico, error de procesamiento, directorio activo, problemas técnicos',
    CONFIGURATION: 'configura*, mal configurad*, ajustes, parametriz*',
    QUEUE: 'cola, colas, cola de correo, en cola, encolad*',
    'FIRST-TIME':
      'primera vez, primer contacto, primer intento, remitente nuevo, nuevo remitente, demasiado pronto, aún no conocid*, no visto antes, primer envío, todavía no conocid*, remitente aún desconocido, primera conexión',
    SUCCESS:
      'con éxito, mensaje aceptado, aceptado para entrega, entregado correctamente, correctamente, exitos*, mensaje entregado, aceptado para su entrega, satisfactoriamente, completad*',
    NOT: 'nunca, no se pudo, no se puede, no pudo, no puede, no ha podido, no está, no es, no fue, no ha sido, no son, no están, no se ha, no se ha podido, imposible, no fue posible, ya no, jamás, tampoco, no se',
    NONE: 'ningún, ninguna, ninguno, no hay, no hay ningún, no hay ninguna',
    ADVICE:
      'si el problema, soporte técnico, póngase en contacto, para más información, si cree, compruebe, verifique, consulte, más información, contacte con, contacte a, por favor contacte, comuníquese con, servicio técnico, pongase en contacto, ponte en contacto, contacte, contacta, comuniquese, comunicate, para mas informacion, informe a, dirijase, pregunte a, avise a',
  },
};
