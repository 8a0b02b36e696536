/** Portuguese, of Brazil and of Portugal. */
import type { Lexicon } from '../concepts.ts';

export const PORTUGUESE: Lexicon = {
  language: 'pt',
  words: {
    MAILBOX:
      'caixa postal, caixas postais, caixa de correio, caixa de correios, caixa de entrada, caixa de mensagens, caixa do destinatário, caixa, conta, contas, conta de e mail, conta de email, conta do usuário, conta do destinatário, conta do utilizador, correio do destinatário, nenhuma conta, nenhuma caixa, não há nenhuma conta, conta bloqueada, conta está bloqueada, caixa bloqueada, caixa postal bloqueada, não há espaço na caixa, espaço insuficiente na caixa',
    USER: 'usuário*, utilizador*, assinante*, pessoa, funcionário*, cliente destinatário, parte local, nome de usuário, colaborador*, nenhum usuário, não há usuário, não há nenhum usuário, não é um usuário',
    ADDRESS:
      'endereço*, endereco*, endereço de e mail, endereço de email, endereço de correio, endereço eletrônico, endereço de correio eletrónico, apelido, endereço errado, mudou de endereço, novo endereço',
    RECIPIENT:
      'destinatário*, destinatario*, endereço do destinatário, endereço de email do destinatário, endereço de e mail do destinatário, destinatários ou grupos, estes destinatários ou grupos, recebedor*, receptor*, endereço de destino, e mail do destinatário, nome da caixa postal nao permitido, nome de caixa postal nao permitido, nome da caixa de correio nao permitido',
    GROUP:
      'lista de distribuição, listas de distribuição, lista de discussão, lista de e mails, grupo, grupos, grupo de distribuição, membros da lista',
    DOMAIN:
      'domínio do remetente, domínio remetente, domínio de origem, domínio*, dominio*, domínio do destinatário, domínio de destino, nome de domínio, domínio destinatário',
    SERVER:
      'servidor*, servidor de e mail, servidor de email, servidor de correio, servidor remoto, servidor de destino, sistema*, máquina*, servidor do destinatário, serviço, gateway de e mail, sistema de e mail',
    'SEND-AS': 'em nome de, em nome do, usar este remetente, com este remetente',
    SENDER:
      'remetente não verificado, domínio não verificado, domínio não está verificado, remetente*, emissor*, endereço do remetente, domínio do remetente, domínio remetente, endereço de origem, endereço de envio, e mail do remetente, email do remetente, domínio de origem, conta de origem',
    CLIENT:
      'seu servidor, seu ip, seu endereço ip, seu provedor, seu fornecedor, servidor de origem, servidor remetente, servidor de envio, ip de origem, ip do remetente, ip remetente, endereço ip de origem, endereço ip do remetente, sua rede, seu sistema, servidor emissor, servidor do remetente, seu host, host de origem, teu ip, o vosso servidor',
    IP: 'endereço ip, endereços ip, faixa de ip, faixa de ips, rede, bloco de ips, intervalo de endereços',
    OWN: 'seu, sua, seus, suas, você, vosso, vossa',
    CONNECTION:
      'conexão, conexões, conexao, conexoes, ligação, ligações, sessão, sessões, conexões simultâneas, conectar, ligações simultâneas',
    MESSAGE:
      'mensagem, mensagens, correio, correspondência, carta, e mails, dados da mensagem, envio, envios',
    CONTENT:
      'conteúdo*, conteudo*, corpo da mensagem, texto da mensagem, corpo, conteúdo da mensagem, palavras, texto',
    HEADER: 'cabeçalho*, cabecalho*, assunto, campo from, campo de, campo data, linha de assunto',
    ATTACHMENT:
      'anexo*, anexado*, arquivo*, ficheiro*, tipo de arquivo, tipo de ficheiro, extensão de arquivo, executável, executáveis, extensão',
    LINK: 'ligação web, página web, hiperligação*, hiperlink*, site na mensagem, endereço web',
    VIRUS:
      'virus*, malicios*, infectad*, fraude*, fraudulent*, perigos*, cavalo de troia, golpe, código malicioso, infetad*, nociv*',
    SPAM: 'lixo eletrônico, lixo eletrónico, não solicitad*, indesejad*, propaganda, publicidade, em massa, e mail em massa, mala direta, anti spam, antispam, não desejad*, correio eletrónico não solicitado, publicitári*',
    COMPLAINT: 'reclamaç*, denúncia*, queixa*, marcado como spam',
    SIZE: 'tamanho*, bytes, tamanho máximo, tamanho da mensagem, limite de tamanho, comprimento, dimensão',
    RATE: 'por hora, por minuto, por dia, por segundo, por conexão, por sessão, frequência*, frequente*, velocidade, taxa*, muito rápido, rápido demais, diári*, simultâne*, em pouco tempo, volume de envio*, limite de envio*, cota de envio, quota de envio, mensagens por, e mails por, ao mesmo tempo, concorrente*, última hora, cadência, curto período, limite diário, ritmo',
    LIMIT:
      'limite*, máximo*, máxima*, limiar, número, teto, limite de envio*, quantidade, limitação, quantidade máxima, número máximo, limite diário',
    QUOTA:
      'cota, cotas, quota*, cota de disco, cota de armazenamento, quota de armazenamento, espaço de armazenamento, espaço alocado, capacidade da caixa, limite de armazenamento, cota da caixa, espaço da caixa, capacidade de armazenamento, armazenamento da caixa, tamanho da caixa, espaço na caixa, espaço disponível na caixa',
    'TOO-MANY':
      'muitos, muitas, demasiad*, excessiv*, excesso*, mais de, grande número, grande quantidade, número elevado, incomum, anormal, repetid*, múltipl*, demais, inúmer*',
    EXCEED:
      'excedid*, excede*, excedeu se, ultrapass*, superad*, atingid*, atingiu, esgotad*, esgotou, acima, maior que, além, estourad*, estourou, extrapol*, supera',
    FULL: 'espaço acabou, espaço esgotado, sem espaço, cheio, cheia, cheios, cheias, lotad*, sem espaço, não há espaço na caixa, cota excedida, quota excedida, cota esgotada, acima da cota, acima da quota, não tem espaço, não possui espaço, excedeu a cota, excedeu a quota, está cheia, espaço insuficiente na caixa, superlotad*, cota estourada, sem espaço disponível, excedeu sua cota, excedeu a sua quota',
    'TOO-LARGE':
      'muito grande*, grande demais, demasiado grande*, muito long*, muito extens*, maior que o tamanho, muito pesad*, excede o tamanho, longo demais, excessivamente grande',
    STORAGE:
      'espaço em disco, armazenamento*, memória*, espaço, espaço livre, espaço insuficiente, espaço em disco insuficiente, disco, discos',
    THROTTLE:
      'reduza*, mais devagar, limitação de taxa, diminua*, desacelere*, estrangulament*, limitado temporariamente, reduzir a velocidade, reduzir o ritmo, controle de fluxo',
    BLOCKLIST:
      'lista negra, listas negras, lista de bloqueio, listas de bloqueio, lista de bloqueados, lista de rejeição, lista suja, lista de exclusão',
    LISTED:
      'listad*, consta, constam, incluíd*, figura, inscrit*, encontra se na, está na, catalogad*, aparece',
    REPUTATION: 'reputação, reputacao, má reputação, baixa reputação',
    'REVERSE-NAME':
      'dns reverso, reverso, resolução reversa, registro ptr, registo ptr, registros ptr, resolução inversa, dns inverso, ptr reverso, reversa, consulta reversa, registro reverso, registo inverso, inverso',
    DYNAMIC: 'dinâmic*, residencia*, genéric*',
    DNS: 'resolução de dns, resolução dns, resolução de nome*, registro dns, registros dns, registo dns, registos dns, servidor dns, servidor de nomes, servidores de nomes, consulta dns, registro a, registo a, erro de dns, falha de dns, servidores dns',
    MX: 'registro mx, registros mx, registo mx, registos mx, servidor mx, mx nulo, servidores mx, entrada mx',
    RESOLVE: 'resolve se, resolvid*, resolução',
    UNRESOLVED:
      'não resolve, não resolvid*, não foi possível resolver, não pôde ser resolvido, host desconhecido, host não encontrado, servidor não encontrado, impossível resolver, não pode ser resolvido, falha na resolução, falha ao resolver',
    ROUTE: 'roteamento*, encaminha*, redirecion*, roteado, destino, rotear, reencaminh*, rota, rotas',
    'NO-ROUTE':
      'nenhum servidor adequado, nenhum servidor apropriado, sem rota, não há rota, não roteável, servidor errado, servidor incorreto, erro de roteamento, não é possível rotear, impossível encaminhar, falha de roteamento, falha de encaminhamento, não encaminhável',
    LOOP: 'loop de, laço*, ciclo*, muitos saltos, excesso de saltos, loop de e mail, número de saltos, em círculo',
    HOSTNAME:
      'nome do host, nome de host, nome do servidor, nome da máquina, totalmente qualificado, completamente qualificado, qualificado, nome do equipamento',
    HELO: 'saudação, nome helo, comando helo, argumento helo',
    SPF: 'registro spf, registo spf, verificação spf, política spf, validação spf, checagem spf',
    DKIM: 'assinatura dkim, verificação dkim, chave dkim, validação dkim',
    DMARC: 'política dmarc, política de dmarc, verificação dmarc, alinhamento*',
    'SENDER-AUTH':
      'autenticação do remetente, autenticação de domínio, autenticação do domínio, autenticação da mensagem, autenticação de e mail, autenticação de email, autenticação do e mail, não autenticad*, verificações de autenticação, verificação do remetente, verificação de autenticação, autenticidade*, mensagem não autenticada, requisitos de autenticação, falsificação do remetente, autenticação das mensagens',
    AUTHENTICATE:
      'não foi possível autenticar, não foi possível se autenticar, não foi possível fazer login, não pôde autenticar, impossível autenticar, não conseguiu autenticar, autenti*, fazer login, faça login, efetuar login, identificar se, identificação, iniciar sessão, inicie sessão, smtp autenticado, entrar na conta',
    CREDENTIALS:
      'senha*, palavra passe, palavra chave, credencia*, nome de usuário ou senha, usuário ou senha, usuário e senha, login ou senha, utilizador ou palavra passe, chave de acesso, dados de login',
    ENCRYPTION:
      'criptograf*, cifrad*, encriptad*, encriptação, conexão segura, canal seguro, não criptografad*, texto claro, texto puro, ligação segura, cifragem, negociação tls',
    CERTIFICATE: 'certificado*',
    RELAY:
      'outros domínios, domínios externos, domínio externo, retransmissão, retransmit*, retransmissao, repasse, encaminhamento não permitido, acesso ao relay, domínio não local, não é local, não hospedad*, domínio não hospedado, não gerenciad*, não é hospedado, relay negado, reencaminhamento negado, reenvio não autorizado, não atende este domínio, não atende a este domínio, hospedado neste servidor, hospedado aqui, alojado neste servidor, alojado aqui, mensagens para este domínio, e mails para este domínio, correio para este domínio, nao local, nao e local',
    GREYLIST: 'lista cinza, listas cinzas, lista cinzenta, listagem cinza, em lista cinza',
    POLICY:
      'política*, politica*, regra*, norma, normas, administrador*, administrativ*, diretiva*, termos de uso, diretriz*, preferências, motivos de segurança, razões de segurança, regra de transporte, condições de utilização, regulamento',
    PERMISSION: 'permissão, permissões, acesso, direito*, privilégio*, autorização*, permissao',
    COUNTRY: 'país, países, geográfic*, região, seu país, localização',
    RESTRICTED:
      'somente assinantes, apenas assinantes, apenas inscritos, somente inscritos, só assinantes, restrit*, restrição, restrições, somente membros, apenas membros, só aceita*, somente aceita*, apenas aceita*, uso interno, remetentes autorizados, remetentes internos, remetentes permitidos, lista branca, certos remetentes, determinados remetentes, somente os membros, apenas os membros, privad*, só membros, dentro da organização, aceita apenas, aceita somente, aceita mensagens somente, aceita mensagens apenas, aceita e mails apenas, lista fechada, somente usuários internos',
    COMMAND: 'comando*, instrução, instruções',
    SYNTAX:
      'sintaxe*, sintátic*, mal formad*, malformad*, caracteres inválidos, caractere inválido, erro de sintaxe, carácter inválido, digitad* incorretamente, erro de digitação, caracteres ilegais',
    SEQUENCE:
      'sequência*, sequencia*, fora de ordem, ordem incorreta, sequência incorreta, fora de sequência, antes de rcpt, antes do rcpt, antes do mail, prematur*, inesperad*, ordem errada',
    PARAMETER: 'parâmetro*, argumento*, opção, opções, extensão smtp',
    FORMAT:
      'formato*, fim de linha, comprimento de linha, linha muito longa, linhas muito longas, não conforme*, quebra de linha, quebras de linha, caracteres de controle, em conformidade com a rfc, linha longa demais, formatação',
    CHARSET:
      'conjunto de caracteres, codificação*, caracteres não ascii, acentos, caracteres especiais, acentuad*',
    EXIST:
      'existe*, existir, encontrad*, conhecid*, localizad*, registrad*, registad*, cadastrad*, encontra, encontrar, localizar, encontrou, reconhecid*',
    UNKNOWN:
      'desconhecid*, não existe*, inexistente*, não encontrad*, não foi encontrad*, não foi possível encontrar, não foi possível localizar, não localizad*, não conhecid*, nenhum usuário, não há usuário, não há nenhum usuário, não cadastrad*, não registrad*, não reconhecid*, não se encontra, não encontrou, não pôde ser encontrad*, não pode ser encontrad*, não foi localizad*, nenhuma conta, nenhuma caixa, não é conhecid*, ninguém com esse nome, não está cadastrad*, não consta em nossos registros, endereço errado, não é um usuário, não corresponde a nenhum*, não está registad*, não há nenhuma conta, não existente*, já não existe, não foi localizada',
    VALID: 'corret*, verificad*, legítim*, correct*, válido, válida, válidos, válidas, validad*',
    INVALID:
      'inválid*, invalid*, não é válid*, não válid*, incorret*, incorrect*, errad*, errône*, ilegal, não verificad*, ambígu*, não é corret*, não são válid*, não foi possível verificar, equivocad*, nome da caixa postal nao permitido, nome de caixa postal nao permitido, nome da caixa de correio nao permitido',
    AVAILABLE: 'disponíve*, acessíve*, operaciona*, pronto para receber',
    UNAVAILABLE:
      'indisponíve*, indisponive*, não disponíve*, não está disponível, fora do ar, em manutenção, manutenção, fora de serviço, fora de operação, desligad*, parado, serviço encerrado, não se encontra disponível, interrompid*, inoperante*, sendo encerrado',
    ACTIVE:
      'ativo, ativa, ativos, ativas, activ*, ativad*, habilitad*, em uso, em funcionamento, usada, utilizada',
    DISABLED:
      'desativad*, desabilitad*, suspens*, inativ*, inactiv*, cancelad*, encerrad*, excluíd*, removid*, apagad*, bloqueada por inatividade, desactivad*, congelad*, expirada, não está ativ*, não ativ*, não habilitad*, não está habilitad*, conta bloqueada, conta está bloqueada, caixa bloqueada, caixa postal bloqueada, fechad*, eliminad*, deletad*, não aceita mensagens, não aceita e mails, não está aceitando, não pode receber*, não recebe, não está recebendo, não está a aceitar, não aceita mais, não recebe mais, abandonad*, em desuso, não utilizad*, não é mais utilizad*, não é mais usad*, descontinuad*, não pode aceitar mensagens',
    MOVED:
      'mudou se, mudou de endereço, novo endereço, mudou de, não trabalha mais, já não trabalha, não faz mais parte, já não faz parte, não é mais válid*, já não é válid*, deixou a empresa, saiu da empresa, não está mais, já não está, desligado da empresa, por favor use, não pertence mais, não está mais disponível, não existe mais',
    EXPIRED:
      'desistimos, nenhuma outra tentativa, não serão feitas mais tentativas, não haverá mais tentativas, tempo de entrega esgotado, tempo máximo de entrega, tempo máximo na fila, muito tempo na fila, tempo demais na fila, expirou, expirad*, última tentativa, todas as tentativas, desistência, desisti*, prazo de entrega, prazo para entrega, tempo de vida, não serão feitas novas tentativas, tentativas esgotadas, esgotadas as tentativas, há vários dias, durante vários dias, por vários dias, após várias tentativas, abandonou se, tentativas de entrega esgotad*, nao havera mais tentativas, nenhuma outra tentativa, sem mais tentativas, nao sera mais tentad*, nao tentara novamente, durante <number> dias, em <number> dias, ha <number> dias',
    ACCEPT: 'aceit*, receb*, admitid*, processad*',
    REFUSE:
      'rejeit*, recus*, não aceit*, devolvid*, descartad*, rejeição, não aceita, não é aceit*, declin*, não foi aceit*, denegad*, repelid*, nega, negado, negada, negados, negou, negar',
    ALLOW: 'permit*, autoriz*, pode enviar, concedid*, liberad*',
    FORBID:
      'remetente não verificado, domínio não verificado, domínio não está verificado, proibid*, não permitid*, não autorizad*, não está autorizad*, não é permitid*, não tem permissão, não permite*, não possui permissão, sem permissão, sem autorização, não é autorizad*, desautorizad*, não tem autorização, não está permitid*, não foi autorizad*, não autoriza, não pode enviar, vedad*, permissão insuficiente, não liberad*, não se permite, interdit*',
    BLOCK: 'bloque*, banid*, filtrad*, filtro*, interceptad*, barrad*, vetad*',
    REQUIRE:
      'requer*, necessári*, necessit*, obrigatóri*, deve, devem, deverá, exig*, por favor, é preciso, precisa*, imprescindíve*, primeiro, requisit*, tem de, tem que',
    MISSING:
      'pelo menos um, pelo menos uma, ao menos um*, falta*, ausent*, ausência, sem, carece*, vazi*, não especificad*, não tem registro, não contém, não possui, não tem, omitid*, não informad*, não apresenta, não dispõe, não inclui, não há registro*',
    MATCH: 'coincid*, corresponde*, confere, conferem, pertence*, igual a, consistente, bate com, combina*',
    MISMATCH:
      'não coincid*, não corresponde*, não confere*, não bate*, falsificad*, falso, falsa, divergent*, divergênci*, diverge, difere*, não pertence*, forjad*, não combina*, discrep*',
    PASS: 'passou, passa, passar, aprovad*, cumpr*, atend*, satisfaz*, passou na verificação',
    FAIL: 'não foi possível autenticar, não foi possível se autenticar, não foi possível fazer login, não pôde autenticar, impossível autenticar, não conseguiu autenticar, falh*, fracass*, erro ao, malsucedid*, mal sucedid*, não passou, não passa, não cumpr*, não atend*, sem sucesso, não foi concluíd*, reprovad*, não obteve sucesso, não satisfaz',
    DELIVER:
      'entreg*, transmit*, distribu*, remetid*, despachad*, mandar, envio, envios, envia*, envie, envíe, enviou',
    UNDELIVERED:
      'motivo desconhecido, razão desconhecida, motivos desconhecidos, não entregue*, não foi entregue*, não pôde ser entregue*, não pode ser entregue*, não foi possível entregar, falha na entrega, falha de entrega, erro de entrega, erro na entrega, não pôde entregar, impossível entregar, não foi possível enviar, não puderam ser entregues, não foram entregues, não entregável, entrega falhou, entrega não realizada, não conseguiu entregar, não conseguimos entregar, falha ao entregar, problema na entrega, não foi possível a entrega, entrega impossível, nao foi possivel enviar, nao foi enviad*, nao pode ser enviad*, nao receb*, nao pode ser enviada, nao pode enviar, nao chegou',
    SUPPORT: 'suport*, compatíve*, implementad*, oferec*, entende',
    UNSUPPORTED:
      'não suportad*, não suporta, não implementad*, comando desconhecido, comando não reconhecido, comando inválido, não é suportad*, não é compatível, incompatíve*, não compatíve*, não oferec*, não entendid*, não está implementad*, não é implementad*',
    TRUST: 'confiança, confiáve*, de confiança',
    SUSPICIOUS:
      'suspeit*, abus*, considerad*, detectad*, detetad*, identificad* como, classificad*, parece, prováve*, ataque*, comprometid*, hackead*, duvidos*, marcad* como, reconhecid* como, tratad* como, pontuação*, proxy aberto, ameaça*, invadid*',
    QUARANTINE: 'quarentena*',
    TEMPORARY:
      'temporári*, transitóri*, provisóri*, momentane*, momentâne*, no momento, neste momento, por enquanto, atualmente, de momento, agora, passageir*',
    RETRY:
      'tente novamente, tente mais tarde, mais tarde, novamente, tente de novo, de novo, tentar novamente, nova tentativa, outra vez, volte a tentar, será tentado novamente, próxima tentativa, tentar mais tarde, reenvie, tente outra vez, tentar de novo, volte mais tarde, posteriormente, tente',
    WAIT: '<number> segundo*, <number> minuto*, <number> hora*, alguns minutos, aguarde, aguardar, esperar, espere, algum tempo, alguns instantes, uma hora, poucos minutos',
    TIMEOUT:
      'tempo limite, tempo esgotado, tempo de espera, sem resposta, não responde*, não respondeu, tempo de resposta, tempo excedido, não houve resposta, expirou o tempo, tempo limite excedido, tempo limite esgotado, está sem responder, inatividade da conexão, tempo de conexão esgotado, não está respondendo, não está a responder',
    REACH: 'alcanç*, contatar, contactar, estabelec*, contatad*, contactad*',
    UNREACHABLE:
      'inalcançáve*, inacessíve*, conexão recusada, conexão perdida, conexão fechada, conexão encerrada, conexão interrompida, ligação recusada, ligação perdida, ligação interrompida, ligação fechada, não foi possível conectar, não foi possível ligar, não foi possível estabelecer, impossível conectar, erro de conexão, falha de conexão, falha na conexão, não foi possível contatar, não foi possível contactar, erro de rede, rede inacessível, não acessível, conexão rejeitada, conexão caiu, não foi possível alcançar, recusou a conexão, não conseguiu conectar, não pôde ser contatado, não conseguiu se conectar, recusou a ligação, falha de rede, falha de ligação, sem conexão, conexão cortada, falha ao conectar, conexão falhou',
    BUSY: 'ocupad*, sobrecarregad*, sobrecarga*, congestionad*, carga elevada, alta carga, recursos insuficientes, carga excessiva, recursos, muita carga, congestionamento*',
    ERROR: 'erro, erros, problema*, incidente*, anomalia*, dificuldade*',
    INTERNAL:
      'erro interno, interno, interna, internos, erro local, erro do sistema, erro de sistema, erro do servidor, erro no servidor, local, técnic*, banco de dados, base de dados, problema interno, falha interna, problema técnico, erro de processamento, problemas técnicos',
    CONFIGURATION: 'configura*, mal configurad*, definições',
    QUEUE: 'fila, filas, fila de e mail, em fila, enfileirad*, fila de espera',
    'FIRST-TIME':
      'primeira vez, primeiro contato, primeiro contacto, primeira tentativa, novo remetente, remetente novo, muito cedo, cedo demais, ainda não conhecid*, primeiro envio, remetente ainda desconhecido, ainda desconhecid*, primeira conexão',
    SUCCESS:
      'com sucesso, mensagem aceita, mensagem aceite, aceita para entrega, entregue com sucesso, corretamente, sucesso, mensagem entregue, enviada com sucesso, aceite para entrega, concluíd*',
    NOT: 'não, nunca, impossível, jamais, já não',
    NONE: 'nenhum, nenhuma, não há, não há nenhum, não há nenhuma',
    ADVICE:
      'se o problema, suporte técnico, entre em contato, para mais informações, se você acredita, verifique, consulte, mais informações, entre em contacto, contacte o, contate o, se acredita, contate, contacte, se esse problema, para mais informacoes, para obter mais, informe o, procure o, fale com',
  },
};
